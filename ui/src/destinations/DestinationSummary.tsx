import { Link, makeStyles } from '@fluentui/react-components';
import { Link as RouteLink } from 'wouter';
import type { Destination } from '../api/types';
import { StripCell } from '../connections/ConnectionCell';
import { NextSync } from '../connections/NextSync';
import { RelativeTime } from '../i18n/RelativeTime';
import { useTexts } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Facts } from '../shell/Facts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))',
    gap: '16px',
    alignItems: 'start',
  },
});

/** A destination at a glance: from where, to where, how. */
export function DestinationSummary({ destination }: { destination: Destination }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const connection = { ...destination, kind: 'destination' as const };
  const { last_synced: last } = destination;
  return (
    <div className={styles.columns}>
      <Card title={t.destinations.from}>
        <Facts facts={[[t.destinations.link, destination.ics_url]]} />
      </Card>
      <Card title={t.destinations.to}>
        <Facts
          facts={[
            [t.destinations.target, destination.calendar_name],
            [t.fields.address, destination.caldav_url],
            [t.fields.username, destination.username],
          ]}
        />
      </Card>
      <Card title={t.destinations.how}>
        <Facts
          facts={[
            [t.connections.schedule, t.intervals.every(destination.sync_interval_secs)],
            [t.destinations.deletionsShort, t.destinations.deletionModes[destination.deletions]],
            [t.destinations.past, destination.sync_all ? t.common.yes : t.common.no],
          ]}
        />
        <RouteLink href={`/destinations/${String(destination.id)}/changes`} asChild>
          <Link>{t.connections.preview}</Link>
        </RouteLink>
      </Card>
      <Card title={t.connections.lastSync}>
        <Facts
          facts={[
            [t.connections.lastSync, last ? <RelativeTime at={last} /> : t.connections.never],
            [t.connections.nextSync, <NextSync key="next" connection={connection} isBesideSchedule />],
            [t.connections.columns.runs, <StripCell key="runs" connection={connection} />],
            [t.connections.created, format.exact(destination.created_at)],
          ]}
        />
      </Card>
    </div>
  );
}
