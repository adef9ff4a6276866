import type { Occurrence } from '../api/types';

/** A day as `2026-11-24`: it has no zone, and sorts as text. */
export type DayKey = string;

const pad = (n: number) => String(n).padStart(2, '0');

/** Days are counted at noon UTC, where no change of the clocks reaches. */
const noon = (key: DayKey) => new Date(`${key}T12:00:00Z`);

const keyOfDate = (year: number, month: number, day: number): DayKey => {
  const at = new Date(Date.UTC(year, month, day, 12));
  return `${String(at.getUTCFullYear()).padStart(4, '0')}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
};

export function addDays(key: DayKey, days: number): DayKey {
  const at = noon(key);
  return keyOfDate(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days);
}

/** Local noon of that day, for formats that show days. */
export function dateOf(key: DayKey): Date {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** The day of a start as the API tells it: a date is one, wherever it is read. */
export function startDate({ start, all_day }: Pick<Occurrence, 'start' | 'all_day'>): Date {
  return all_day ? dateOf(start) : new Date(start);
}

export interface Month {
  year: number;
  /** 0 to 11. */
  month: number;
}

export function monthOf(text: string | null, today: DayKey): Month {
  const [year, month] = (/^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '') ? (text ?? '') : today)
    .split('-')
    .map(Number);
  return { year: year ?? 0, month: (month ?? 1) - 1 };
}

export const monthText = ({ year, month }: Month): string => keyOfDate(year, month, 1).slice(0, 7);

export const addMonths = ({ year, month }: Month, n: number): Month =>
  monthOf(keyOfDate(year, month + n, 1).slice(0, 7), '');

/** The weeks that a month lies in, whole. `firstDay`: 1 Monday … 7 Sunday. */
export function weeksOf({ year, month }: Month, firstDay: number): DayKey[][] {
  const first = keyOfDate(year, month, 1);
  const lead = (noon(first).getUTCDay() - firstDay + 7) % 7;
  const days = noon(keyOfDate(year, month + 1, 0)).getUTCDate();
  const weeks = Math.ceil((lead + days) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day - lead)),
  );
}

/** The day that a moment falls on, in that zone. */
export function dayOf(moment: string, zone: string | undefined): DayKey {
  const at = new Date(moment);
  // A month may hold thousands of events, and the browser's own zone needs no format.
  return zone === undefined
    ? keyOfDate(at.getFullYear(), at.getMonth(), at.getDate())
    : dayFormat(zone).format(at);
}

const dayFormats = new Map<string | undefined, Intl.DateTimeFormat>();

function dayFormat(zone: string | undefined): Intl.DateTimeFormat {
  // The Swedish form is year-month-day.
  const known =
    dayFormats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  dayFormats.set(zone, known);
  return known;
}

interface Span {
  first: DayKey;
  last: DayKey;
}

/** The days that an occurrence touches. Its end is not part of it; one without length is on its first day. */
export function spanOf(
  { start, end, all_day }: Pick<Occurrence, 'start' | 'end' | 'all_day'>,
  zone?: string,
): Span {
  const first = all_day ? start : dayOf(start, zone);
  const beyond = all_day ? end : dayOf(new Date(Date.parse(end) - 1).toISOString(), zone);
  const last = all_day ? addDays(end, -1) : beyond;
  return { first, last: last < first ? first : last };
}

/** Occurrences by the days they touch: those that last all day first, then by start. */
export function byDay<T extends Pick<Occurrence, 'start' | 'end' | 'all_day' | 'summary'>>(
  occurrences: T[],
  { first, last }: Span,
  zone?: string,
): Map<DayKey, T[]> {
  const days = new Map<DayKey, T[]>();
  const ordered = occurrences.toSorted(
    (a, b) =>
      Number(b.all_day) - Number(a.all_day) ||
      a.start.localeCompare(b.start) ||
      a.summary.localeCompare(b.summary),
  );
  for (const occurrence of ordered) {
    const span = spanOf(occurrence, zone);
    const end = span.last < last ? span.last : last;
    for (let day = span.first > first ? span.first : first; day <= end; day = addDays(day, 1)) {
      const those = days.get(day);
      if (those) {
        those.push(occurrence);
      } else {
        days.set(day, [occurrence]);
      }
    }
  }
  return days;
}
