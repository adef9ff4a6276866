import { Link, makeStyles, Popover, PopoverSurface, Subtitle2 } from '@fluentui/react-components';
import { Link as RouteLink } from 'wouter';
import type { Formats } from '../i18n/formats';
import { useTexts } from '../i18n/TextProvider';
import { Facts } from '../shell/Facts';
import type { Entry } from './entry';
import { dateOf, spanOf } from './month';
import { RawEvent } from './RawEvent';

const useStyles = makeStyles({
  surface: {
    maxWidth: 'min(360px, calc(100vw - 32px))',
    display: 'grid',
    gap: '10px',
    overflowWrap: 'anywhere',
  },
  title: { margin: 0 },
});

interface Props {
  entry: Entry;
  at: HTMLElement;
  onClose: () => void;
}

/** What is known of one event. */
export function EventPopover({ entry, at, onClose }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const facts: [string, React.ReactNode][] = [
    [t.calendar.when, whenText(entry, format, t.calendar.allDay)],
    [t.calendar.location, entry.location],
    [t.calendar.calendar, entry.calendar ?? ''],
    [
      t.calendar.source,
      entry.feed && entry.feedId !== undefined && (
        <RouteLink href={`/sources/${String(entry.feedId)}`} asChild>
          <Link inline>{entry.feed}</Link>
        </RouteLink>
      ),
    ],
  ];
  return (
    <Popover
      open
      trapFocus
      positioning={{ target: at, position: 'below', align: 'start' }}
      onOpenChange={(_, { open }) => {
        if (!open) {
          onClose();
          at.focus();
        }
      }}
    >
      <PopoverSurface className={styles.surface} aria-label={entry.summary}>
        <Subtitle2 as="h3" className={styles.title}>
          {entry.summary === '' ? t.run.untitled : entry.summary}
        </Subtitle2>
        {entry.mark && <span>{t.calendar.marks[entry.mark]}</span>}
        <Facts facts={facts.filter(([, fact]) => Boolean(fact))} />
        {entry.mark === undefined && entry.source_id !== undefined && (
          <RawEvent source={entry.source_id} uid={entry.uid} />
        )}
        <div>
          <Link
            as="button"
            onClick={() => {
              onClose();
              at.focus();
            }}
          >
            {t.common.close}
          </Link>
        </div>
      </PopoverSurface>
    </Popover>
  );
}

function whenText(entry: Entry, format: Formats, allDay: string): string {
  const { first, last } = spanOf(entry, format.zone);
  const days =
    first === last
      ? format.longDay(dateOf(first))
      : `${format.longDay(dateOf(first))} – ${format.longDay(dateOf(last))}`;
  if (entry.all_day) {
    return `${days}, ${allDay}`;
  }
  const [from, to] = [format.time(new Date(entry.start)), format.time(new Date(entry.end))];
  return from === to ? `${days}, ${from}` : `${days}, ${from} – ${to}`;
}
