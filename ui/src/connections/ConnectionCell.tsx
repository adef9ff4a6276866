import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { Link as RouteLink } from 'wouter';
import { RelativeTime } from '../i18n/RelativeTime';
import { useTexts } from '../i18n/TextProvider';
import type { ColumnId } from './columns';
import { ConnectionBadge } from './ConnectionBadge';
import { ConnectionMenu } from './ConnectionMenu';
import { pathOf, routeOf, type Connection } from './model';
import { NextSync } from './NextSync';
import { RunStrip } from './RunStrip';
import { useRecentRuns } from './useConnections';

const useStyles = makeStyles({
  name: { display: 'grid', minWidth: 0 },
  link: {
    color: tokens.colorNeutralForeground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  address: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

interface Props {
  column: ColumnId;
  connection: Connection;
}

/** What a column shows of a connection; drawn anew only where that is another. */
export const ConnectionCell = memo(function ConnectionCell({ column, connection }: Props) {
  const { t, format } = useTexts();
  switch (column) {
    case 'name':
      return <NameCell connection={connection} />;
    case 'status':
      return <ConnectionBadge connection={connection} />;
    case 'runs':
      return <StripCell connection={connection} />;
    case 'events':
      return format.number(connection.event_count ?? 0);
    case 'last':
      return connection.last_synced === null ? (
        t.connections.never
      ) : (
        <RelativeTime at={connection.last_synced} />
      );
    case 'next':
      return <NextSync connection={connection} />;
    case 'actions':
      return <ConnectionMenu connection={connection} />;
  }
});

function NameCell({ connection }: { connection: Connection }) {
  const styles = useStyles();
  return (
    <div className={styles.name}>
      <RouteLink href={pathOf(connection)} asChild>
        <Link className={styles.link}>{connection.name}</Link>
      </RouteLink>
      <Caption1 className={styles.address}>{routeOf(connection)}</Caption1>
    </div>
  );
}

export function StripCell({ connection }: { connection: Connection }) {
  const runs = useRecentRuns(connection);
  return (
    <RunStrip
      name={connection.name}
      runs={runs}
      pathOfRun={(run) => `${pathOf(connection, 'runs')}?run=${String(run.id)}`}
    />
  );
}
