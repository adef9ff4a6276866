import type { Preferences } from '../theme/preferences';

export interface Formats {
  number: (n: number) => string;
  percent: (share: number) => string;
  bytes: (n: number) => string;
  /** Day and time, exact. */
  exact: (iso: string) => string;
  /** Day and time as people write them. */
  moment: (iso: string) => string;
  time: (at: Date) => string;
  day: (at: Date) => string;
  longDay: (at: Date) => string;
  month: (at: Date) => string;
  weekday: (at: Date, width: 'short' | 'long') => string;
  relative: (iso: string, now: number) => string;
  duration: (seconds: number) => string;
  list: (items: string[]) => string;
  /** 1 Monday … 7 Sunday. */
  firstDay: number;
  /** IANA id; undefined: the browser's. */
  zone: string | undefined;
}

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const units: [Unit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** The largest unit that fits, and how many of it; whole towards zero. */
function inUnits(seconds: number): { unit: Unit; amount: number } {
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return { unit, amount: Math.trunc(seconds / size) };
}

export function formats(language: string, chosen: Preferences, wanted: readonly string[]): Formats {
  // Of the reader's own regional form, where it is of the same language: en-GB, de-AT.
  const locale = wanted.find((tag) => tag.startsWith(language)) ?? language;
  const timeZone = chosen.zone === 'utc' ? 'UTC' : undefined;
  const hour12 = chosen.clock === 'system' ? undefined : chosen.clock === '12';
  const dated = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hour12, ...options });
  const exact = dated({ dateStyle: 'medium', timeStyle: 'medium' });
  const moment = dated({ dateStyle: 'medium', timeStyle: 'short' });
  const time = dated({ hour: '2-digit', minute: '2-digit' });
  const day = dated({ month: 'short', day: 'numeric' });
  const longDay = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const month = dated({ month: 'long', year: 'numeric' });
  const weekdays = { short: dated({ weekday: 'short' }), long: dated({ weekday: 'long' }) };
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const amount = (value: number, unit: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: digits,
    }).format(value);
  return {
    number: (n) => number.format(n),
    percent: (share) => percent.format(share),
    bytes: (n) => {
      const step = [n, n / 1024, n / 1_048_576].findLastIndex((size) => size >= 1);
      const unit = ['byte', 'kilobyte', 'megabyte'][Math.max(step, 0)] ?? 'byte';
      return amount(n / 1024 ** Math.max(step, 0), unit, step > 0 ? 1 : 0);
    },
    exact: (iso) => `${exact.format(new Date(iso))}${timeZone ? ' UTC' : ''}`,
    moment: (iso) => moment.format(new Date(iso)),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    longDay: (at) => longDay.format(at),
    month: (at) => month.format(at),
    weekday: (at, width) => weekdays[width].format(at),
    relative: (iso, now) => {
      const { unit, amount: n } = inUnits((Date.parse(iso) - now) / 1000);
      return relative.format(n, unit);
    },
    duration: (seconds) => {
      if (seconds < 60) {
        return amount(seconds, 'second', seconds < 10 ? 1 : 0);
      }
      const { unit, amount: n } = inUnits(seconds);
      return amount(n, unit);
    },
    list: (items) => list.format(items),
    firstDay: chosen.firstDay === 'system' ? firstDayOf(locale) : Number(chosen.firstDay),
    zone: timeZone,
  };
}

function firstDayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    weekInfo?: { firstDay: number };
    getWeekInfo?: () => { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}
