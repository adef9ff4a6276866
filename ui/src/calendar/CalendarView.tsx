import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  Tab,
  TabList,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { useTexts } from '../i18n/TextProvider';
import { useNarrow } from '../shell/useNarrow';
import { Agenda } from './Agenda';
import type { Entry } from './entry';
import { EventPopover } from './EventPopover';
import { addDays, byDay, dateOf, dayOf, monthOf, monthText, weeksOf, type DayKey } from './month';
import { MonthGrid } from './MonthGrid';
import { Pager } from './Pager';

const useStyles = makeStyles({
  card: {
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginBottom: '12px' },
  month: { margin: 0, flexGrow: 1 },
  scroll: { overflowX: 'auto' },
});

/** The months in the address, and what of them is seen: the window of whole weeks. */
export function useMonth() {
  const { format } = useTexts();
  const [params, setParams] = useSearchParams();
  const today = dayOf(new Date().toISOString(), format.zone);
  const wanted = params.get('month');
  const month = useMemo(() => monthOf(wanted, today), [wanted, today]);
  const weeks = useMemo(() => weeksOf(month, format.firstDay), [month, format.firstDay]);
  const first = weeks[0]?.[0] ?? today;
  const last = weeks.at(-1)?.at(-1) ?? today;
  const put = useCallback(
    (name: string, value: string | null) => {
      setParams((before) => {
        if (value === null) {
          before.delete(name);
        } else {
          before.set(name, value);
        }
        return before;
      });
    },
    [setParams],
  );
  // A day more on each side: in some zones these days begin earlier or end later.
  const window = { from: `${addDays(first, -1)}T00:00:00Z`, to: `${addDays(last, 2)}T00:00:00Z` };
  return { today, month, weeks, first, last, window, view: params.get('view'), put };
}

interface Props {
  state: ReturnType<typeof useMonth>;
  entries: Entry[];
  isTruncated?: boolean;
  children?: ReactNode;
}

/** Events of a month as a grid or as a list. */
export function CalendarView({ state, entries, isTruncated = false, children }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const narrow = useNarrow();
  const { today, month, view, put } = state;
  // What was pressed is answered at once; thousands of events are drawn after that.
  const drawn = useDeferredValue(month);
  const weeks = useDeferredValue(state.weeks);
  const first = useDeferredValue(state.first);
  const last = useDeferredValue(state.last);
  const drawnEntries = useDeferredValue(entries);
  const [opened, setOpened] = useState<{ entry: Entry; at: HTMLElement }>();
  const days = useMemo(
    () => byDay(drawnEntries, { first, last }, format.zone),
    [drawnEntries, first, last, format.zone],
  );
  const shownView = view === 'agenda' || view === 'month' ? view : narrow ? 'agenda' : 'month';
  const open = useCallback((entry: Entry, at: HTMLElement) => {
    setOpened({ entry, at });
  }, []);
  const text = monthText(month);
  const drawnText = monthText(drawn);

  const toDay = useCallback(
    (day: DayKey) => {
      put('view', 'agenda');
      requestAnimationFrame(() => document.getElementById(`day-${day}`)?.scrollIntoView());
    },
    [put],
  );
  return (
    <div className={styles.card}>
      <div className={styles.bar}>
        <Title3 as="h2" className={styles.month} aria-live="polite">
          {format.month(dateOf(`${text}-01`))}
        </Title3>
        {children}
        <TabList
          size="small"
          aria-label={t.calendar.view}
          selectedValue={shownView}
          onTabSelect={(_, { value }) => {
            put('view', value as string);
          }}
        >
          <Tab value="month">{t.calendar.month}</Tab>
          <Tab value="agenda">{t.calendar.agenda}</Tab>
        </TabList>
        <Pager month={month} onTurn={put} />
      </div>
      {isTruncated && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t.calendar.truncated}</MessageBarBody>
        </MessageBar>
      )}
      {shownView === 'month' ? (
        <div
          className={styles.scroll}
          tabIndex={narrow ? 0 : undefined}
          role={narrow ? 'group' : undefined}
          aria-label={narrow ? t.calendar.month : undefined}
        >
          <MonthGrid month={drawn} weeks={weeks} days={days} today={today} onOpen={open} onDay={toDay} />
        </div>
      ) : (
        <Agenda days={days} first={`${drawnText}-01`} last={`${drawnText}-31`} today={today} onOpen={open} />
      )}
      {opened && (
        <EventPopover
          {...opened}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
    </div>
  );
}
