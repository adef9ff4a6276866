import { Component, type ReactNode } from 'react';
import { useT } from '../i18n/TextProvider';
import { Failure } from './Failure';

interface State {
  error: unknown;
}

/** Keeps a defect of one page from taking the navigation with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken />;
  }
}

function Broken() {
  const t = useT();
  return (
    <Failure
      title={t.errors.pageBroken}
      text={t.errors.pageBrokenSafe}
      action={t.errors.reload}
      onAction={() => {
        window.location.reload();
      }}
    />
  );
}
