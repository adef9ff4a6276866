import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { useTexts } from '../i18n/TextProvider';
import { EventButton } from './EventButton';
import type { Entry } from './entry';
import { dateOf, type DayKey, type Month, monthText } from './month';

const SHOWN = 4;

const useStyles = makeStyles({
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse' },
  head: {
    padding: '6px 8px',
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: {
    verticalAlign: 'top',
    height: '108px',
    padding: '4px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  outside: { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground3 },
  number: {
    display: 'inline-block',
    minWidth: '24px',
    lineHeight: '24px',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
  },
  today: {
    borderRadius: '12px',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '2px',
  },
  more: { fontSize: tokens.fontSizeBase200, minHeight: '24px', paddingLeft: '6px', textAlign: 'left' },
});

interface Props {
  month: Month;
  weeks: DayKey[][];
  days: Map<DayKey, Entry[]>;
  today: DayKey;
  onOpen: (entry: Entry, at: HTMLElement) => void;
  onDay: (day: DayKey) => void;
}

/** A month as a table: weeks are rows, events are buttons. */
export const MonthGrid = memo(function MonthGrid({ month, weeks, days, today, onOpen, onDay }: Props) {
  const styles = useStyles();
  const { format } = useTexts();
  return (
    <table className={styles.table} aria-label={format.month(dateOf(`${monthText(month)}-01`))}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className={styles.head} abbr={format.weekday(dateOf(day), 'long')}>
              {format.weekday(dateOf(day), 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                entries={days.get(day) ?? none}
                isOutside={!day.startsWith(monthText(month))}
                isToday={day === today}
                onOpen={onOpen}
                onDay={onDay}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

const none: Entry[] = [];

interface CellProps {
  day: DayKey;
  entries: Entry[];
  isOutside: boolean;
  isToday: boolean;
  onOpen: Props['onOpen'];
  onDay: Props['onDay'];
}

const DayCell = memo(function DayCell({ day, entries, isOutside, isToday, onOpen, onDay }: CellProps) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const shown = entries.length <= SHOWN ? entries : entries.slice(0, SHOWN - 1);
  const rest = entries.length - shown.length;
  return (
    <td
      className={mergeClasses(styles.cell, isOutside && styles.outside)}
      aria-current={isToday ? 'date' : undefined}
    >
      <time dateTime={day} className={mergeClasses(styles.number, isToday && styles.today)}>
        {Number(day.slice(8))}
      </time>
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((entry, index) => (
            <li key={index}>
              <EventButton entry={entry} onOpen={onOpen} />
            </li>
          ))}
          {rest > 0 && (
            <li>
              <Link
                as="button"
                className={styles.more}
                aria-label={t.calendar.moreOn(rest, format.longDay(dateOf(day)))}
                onClick={() => {
                  onDay(day);
                }}
              >
                {t.calendar.more(rest)}
              </Link>
            </li>
          )}
        </ul>
      )}
    </td>
  );
});
