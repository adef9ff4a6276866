import { MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';
import { useLink } from './connection';

/** Shown while what is on the page may be out of date. */
export function ReconnectBar() {
  const t = useT();
  if (useLink() !== 'lost') {
    return null;
  }
  return (
    <MessageBar intent="warning" icon={<Spinner size="extra-tiny" aria-hidden="true" />}>
      <MessageBarBody>
        <MessageBarTitle>{t.shell.reconnecting}</MessageBarTitle>
        {t.shell.reconnectingSafe}
      </MessageBarBody>
    </MessageBar>
  );
}
