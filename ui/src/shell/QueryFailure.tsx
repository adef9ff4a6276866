import { ApiProblem } from '../api/client';
import { useT } from '../i18n/TextProvider';
import { Failure } from './Failure';

/** The service did not give what the page needs. */
export function QueryFailure({ error, retry }: { error: unknown; retry: () => unknown }) {
  const t = useT();
  const isUnreachable = error instanceof ApiProblem && error.isUnreachable;
  return (
    <Failure
      title={isUnreachable ? t.errors.unreachable : t.errors.notLoaded}
      text={
        isUnreachable || !(error instanceof ApiProblem) ? t.errors.unreachableSafe : t.said(error.message)
      }
      action={t.errors.tryAgain}
      onAction={() => void retry()}
    />
  );
}
