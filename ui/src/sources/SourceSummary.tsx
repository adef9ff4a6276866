import { Badge, Body1, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link as RouteLink } from 'wouter';
import { calendarsQuery } from '../api/sources';
import type { Source } from '../api/types';
import { CalendarColor } from '../connections/CalendarColor';
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
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px' },
  calendar: { display: 'grid', gridTemplateColumns: 'auto 1fr auto', gap: '2px 10px', alignItems: 'center' },
  error: { gridColumn: '2 / -1', color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** A source at a glance. */
export function SourceSummary({ source }: { source: Source }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const connection = { ...source, kind: 'source' as const };
  return (
    <div className={styles.columns}>
      <Card title={t.sources.one}>
        <Facts
          facts={[
            [t.fields.address, source.caldav_url],
            [t.fields.username, source.username],
            [t.connections.schedule, t.intervals.every(source.sync_interval_secs)],
            [
              t.connections.lastSync,
              source.last_synced ? <RelativeTime at={source.last_synced} /> : t.connections.never,
            ],
            [t.connections.nextSync, <NextSync key="next" connection={connection} isBesideSchedule />],
            [t.connections.columns.runs, <StripCell key="runs" connection={connection} />],
            [t.connections.created, format.exact(source.created_at)],
          ]}
        />
      </Card>
      <Card title={t.sources.calendars}>
        <Calendars source={source} />
      </Card>
      <Card title={t.sources.feed}>
        <Facts
          facts={[
            [t.connections.columns.events, format.number(source.event_count)],
            [t.fields.path, source.ics_path],
            [t.subscribe.access, source.public_ics ? t.subscribe.publicNow : t.subscribe.private],
          ]}
        />
        <RouteLink href={`/sources/${String(source.id)}/subscribe`} asChild>
          <Link>{t.connections.subscribe}</Link>
        </RouteLink>
      </Card>
    </div>
  );
}

function Calendars({ source }: { source: Source }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { data: calendars } = useQuery(calendarsQuery(source.id));
  if (!calendars || calendars.length === 0) {
    return <Body1 className={styles.quiet}>{t.sources.calendarsNone}</Body1>;
  }
  return (
    <ul className={styles.list}>
      {calendars.map(({ href, name, color, event_count: events, included, last_error: error }) => (
        <li key={href} className={styles.calendar}>
          <CalendarColor color={color} />
          <span>{name}</span>
          {included ? (
            <Caption1>{t.common.events(events)}</Caption1>
          ) : (
            <Badge appearance="outline">{t.sources.notIncluded}</Badge>
          )}
          {error && <Caption1 className={styles.error}>{error}</Caption1>}
        </li>
      ))}
    </ul>
  );
}
