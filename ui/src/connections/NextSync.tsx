import { useT, useTexts } from '../i18n/TextProvider';
import { useTimeText } from '../i18n/RelativeTime';
import type { Connection } from './model';

interface Props {
  connection: Connection;
  /** The schedule is told already. */
  isBesideSchedule?: boolean;
}

/** When it runs next by itself, or why it does not. */
export function NextSync({ connection, isBesideSchedule = false }: Props) {
  const t = useT();
  if (!connection.enabled) {
    return t.connections.whilePaused;
  }
  if (connection.sync_interval_secs === 0 || connection.next_sync === null) {
    return connection.sync_interval_secs === 0 && !isBesideSchedule ? t.intervals.manual : '–';
  }
  return <Due at={connection.next_sync} />;
}

function Due({ at }: { at: string }) {
  const { t, format } = useTexts();
  const text = useTimeText((now) => (Date.parse(at) <= now ? t.connections.due : format.relative(at, now)));
  return (
    <time dateTime={at} title={format.exact(at)}>
      {text}
    </time>
  );
}
