import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { problemText } from '../connections/formProblem';
import { useT } from '../i18n/TextProvider';

// It is there before there is anything to say, or it would not be spoken; empty, it takes no room.
const useStyles = makeStyles({ status: { ':empty': { position: 'absolute' } } });

/** What became of what a person asked for, spoken too. */
export function Outcome({ done, error }: { done?: string; error: unknown }) {
  const styles = useStyles();
  const t = useT();
  const text = error ? problemText(error, t) : done;
  return (
    <div role="status" className={styles.status}>
      {text && (
        <MessageBar intent={error ? 'error' : 'success'} layout="multiline">
          <MessageBarBody>{text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
