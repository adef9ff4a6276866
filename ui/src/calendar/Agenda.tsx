import { Body1, Button, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { CalendarLtr48Regular } from '@fluentui/react-icons';
import { memo, useState } from 'react';
import { useTexts } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { EventButton } from './EventButton';
import type { Entry } from './entry';
import { dateOf, type DayKey } from './month';

const DAYS = 31;
const ENTRIES_A_DAY = 50;

const useStyles = makeStyles({
  days: { display: 'grid', gap: '4px' },
  day: {
    display: 'grid',
    gridTemplateColumns: '180px minmax(0, 1fr)',
    gap: '4px 16px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    scrollMarginTop: '64px',
    ':last-child': { borderBottomStyle: 'none' },
    '@media (max-width: 719px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300 },
  today: { color: tokens.colorBrandForeground1 },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '4px',
  },
});

interface Props {
  days: Map<DayKey, Entry[]>;
  first: DayKey;
  last: DayKey;
  today: DayKey;
  onOpen: (entry: Entry, at: HTMLElement) => void;
}

/** The events of a month, day by day. */
export const Agenda = memo(function Agenda({ days, first, last, today, onOpen }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const shown = [...days.keys()].filter((day) => day >= first && day <= last).sort();
  if (shown.length === 0) {
    return <EmptyState icon={<CalendarLtr48Regular />} title={t.calendar.none} />;
  }
  return (
    <div className={styles.days}>
      {shown.slice(0, DAYS).map((day) => (
        <section key={day} id={`day-${day}`} className={styles.day} aria-label={format.longDay(dateOf(day))}>
          <Subtitle2 as="h3" className={mergeClasses(styles.name, day === today && styles.today)}>
            {format.longDay(dateOf(day))}
          </Subtitle2>
          <DayList entries={days.get(day) ?? []} onOpen={onOpen} />
        </section>
      ))}
    </div>
  );
});

function DayList({ entries, onOpen }: { entries: Entry[]; onOpen: Props['onOpen'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? entries : entries.slice(0, ENTRIES_A_DAY);
  return (
    <div>
      <ul className={styles.list}>
        {shown.map((entry, index) => (
          <li key={index}>
            <EventButton entry={entry} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button
          appearance="subtle"
          onClick={() => {
            setAll(true);
          }}
        >
          <Body1>{t.calendar.more(entries.length - shown.length)}</Body1>
        </Button>
      )}
    </div>
  );
}
