import { Caption1, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import {
  CalendarClock24Regular,
  CalendarLtr24Regular,
  CheckmarkCircle24Filled,
  History24Regular,
  Warning24Filled,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { countsQuery } from '../api/runs';
import { hasProblem, type Connection } from '../connections/model';
import { useTimeText } from '../i18n/RelativeTime';
import { useTexts } from '../i18n/TextProvider';
import { changesOf, sumOf } from '../runs/changes';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(210px, 100%), 1fr))',
    gap: '12px',
  },
  tile: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignContent: 'start',
    gap: '4px 12px',
    padding: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { color: tokens.colorBrandForeground1, gridRow: 'span 3' },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  well: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
});

/** Four numbers that answer: is everything fine? */
export function Tiles({ connections }: { connections: Connection[] }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const troubled = connections.filter((each) => each.enabled && hasProblem(each)).length;
  const current = connections.filter(({ last_sync_status: status }) => status === 'ok').length;
  const feeds = connections.filter((each) => each.kind === 'source' && each.last_synced !== null);
  const events = feeds.reduce((sum, { event_count: count }) => sum + (count ?? 0), 0);
  return (
    <div className={styles.tiles}>
      <Tile
        icon={
          troubled === 0 ? (
            <CheckmarkCircle24Filled className={styles.well} />
          ) : (
            <Warning24Filled className={styles.warning} />
          )
        }
        label={t.overview.status}
        value={
          troubled === 0 ? t.overview.upToDate(current, connections.length) : t.overview.needYou(troubled)
        }
      />
      <NextTile connections={connections} />
      <ChangesTile />
      <Tile
        icon={<CalendarLtr24Regular />}
        label={t.overview.events}
        value={format.number(events)}
        detail={t.overview.eventsText(feeds.length)}
      />
    </div>
  );
}

function NextTile({ connections }: { connections: Connection[] }) {
  const { t, format } = useTexts();
  const due = connections
    .filter((each) => each.next_sync !== null && each.enabled)
    .toSorted((a, b) => Date.parse(a.next_sync ?? '') - Date.parse(b.next_sync ?? ''))[0];
  const at = due?.next_sync;
  const text = useTimeText((now) =>
    at ? (Date.parse(at) <= now ? t.connections.due : format.relative(at, now)) : t.overview.noneDue,
  );
  return (
    <Tile icon={<CalendarClock24Regular />} label={t.overview.nextSync} value={text} detail={due?.name} />
  );
}

function ChangesTile() {
  const { t, format } = useTexts();
  const { data: hours } = useQuery(countsQuery(1));
  const { added, changed, removed } = sumOf((hours ?? []).map(changesOf));
  return (
    <Tile
      icon={<History24Regular />}
      label={t.overview.changes}
      value={format.number(added + changed + removed)}
      detail={t.overview.changesText(format.number(added), format.number(changed), format.number(removed))}
    />
  );
}

function Tile({
  icon,
  label,
  value,
  detail,
}: {
  icon: ReactNode;
  label: string;
  value: string;
  detail?: string;
}) {
  const styles = useStyles();
  return (
    <section className={styles.tile} aria-label={label}>
      <span className={styles.icon}>{icon}</span>
      <Caption1 className={styles.label}>{label}</Caption1>
      <Subtitle1 as="p" className={styles.value}>
        {value}
      </Subtitle1>
      {detail && <Caption1 className={styles.label}>{detail}</Caption1>}
    </section>
  );
}
