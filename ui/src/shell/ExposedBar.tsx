import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useHealth } from '../api/health';
import { useT } from '../i18n/TextProvider';

/** Warns while anyone in the network may do everything here. */
export function ExposedBar() {
  const t = useT();
  const { data: health } = useHealth();
  if (health?.exposed !== true) {
    return null;
  }
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t.shell.exposed}</MessageBarTitle>
        {t.shell.exposedFix}
      </MessageBarBody>
    </MessageBar>
  );
}
