import { makeStyles, ProgressBar } from '@fluentui/react-components';
import { useTexts } from '../i18n/TextProvider';
import { useProgress } from '../live/progress';
import { connectionStates } from '../states/connectionStates';
import { StateBadge } from '../states/StateBadge';
import { stateOf, type Connection } from './model';

const useStyles = makeStyles({
  stack: { display: 'inline-grid', gap: '3px' },
  bar: { width: '100%' },
});

/** How a connection is doing; while it runs, how far it is. */
export function ConnectionBadge({ connection }: { connection: Connection }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const progress = useProgress(connection.running_run_id);
  const state = stateOf(connection);
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  const text =
    state === 'syncing' && share !== undefined
      ? t.states.syncingShare(format.percent(share))
      : state === 'attention' && connection.last_sync_status === 'held'
        ? t.states.held
        : t.states[state];
  return (
    <span className={styles.stack}>
      <StateBadge {...connectionStates[state]} text={text} isBusy={state === 'syncing'} />
      {share !== undefined && <ProgressBar value={share} className={styles.bar} aria-label={text} />}
    </span>
  );
}
