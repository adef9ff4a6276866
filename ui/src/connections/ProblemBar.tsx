import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';

/** What is wrong with a form: in how many fields, and as a whole. */
export function ProblemBar({ wrong, message }: { wrong: number; message?: string }) {
  const t = useT();
  return (
    (wrong > 0 || message !== undefined) && (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {wrong > 0 && <MessageBarTitle>{t.fields.check(wrong)}</MessageBarTitle>}
          {message}
        </MessageBarBody>
      </MessageBar>
    )
  );
}
