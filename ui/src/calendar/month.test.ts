import { describe, expect, it } from 'vitest';
import { addMonths, byDay, monthOf, monthText, startDate, spanOf, weeksOf } from './month';

const timed = (start: string, end: string, summary = '') => ({ start, end, all_day: false, summary });
const days = (start: string, end: string, summary = '') => ({ start, end, all_day: true, summary });

describe('weeksOf', () => {
  it('begins on the chosen day and covers the month', () => {
    const weeks = weeksOf({ year: 2026, month: 10 }, 1);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
  });

  it('has four weeks where the month fits exactly', () => {
    expect(weeksOf({ year: 2027, month: 1 }, 1)).toHaveLength(4);
  });

  it('loses no day where the clocks change', () => {
    const all = weeksOf({ year: 2026, month: 2 }, 7).flat();
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('months', () => {
  it('go over the turn of the year', () => {
    expect(monthText(addMonths({ year: 2026, month: 11 }, 1))).toBe('2027-01');
    expect(monthText(addMonths({ year: 2026, month: 0 }, -1))).toBe('2025-12');
  });

  it('that are nonsense are the present one', () => {
    expect(monthOf('2026-13', '2026-11-24')).toEqual({ year: 2026, month: 10 });
  });
});

describe('spanOf', () => {
  it('ends the day before an all-day end', () => {
    expect(spanOf(days('2026-11-23', '2026-11-28'))).toEqual({ first: '2026-11-23', last: '2026-11-27' });
  });

  it('of an event until midnight is one day', () => {
    expect(spanOf(timed('2026-11-24T20:00:00Z', '2026-11-25T00:00:00Z'), 'UTC')).toEqual({
      first: '2026-11-24',
      last: '2026-11-24',
    });
  });

  it('depends on the zone of the reader', () => {
    const event = timed('2026-11-24T23:30:00Z', '2026-11-25T00:30:00Z');
    expect(spanOf(event, 'Europe/Berlin')).toEqual({ first: '2026-11-25', last: '2026-11-25' });
  });

  it('of an event without length is its day', () => {
    const moment = '2026-11-24T00:00:00Z';
    expect(spanOf(timed(moment, moment), 'UTC')).toEqual({ first: '2026-11-24', last: '2026-11-24' });
  });
});

describe('byDay', () => {
  const window = { first: '2026-11-23', last: '2026-11-25' };

  it('shows an event on each day it touches, within the window', () => {
    const found = byDay([days('2026-11-20', '2026-11-25')], window, 'UTC');
    expect([...found.keys()]).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('puts what lasts all day before what has a time', () => {
    const found = byDay(
      [timed('2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z', 'b'), days('2026-11-23', '2026-11-24', 'a')],
      window,
      'UTC',
    );
    expect(found.get('2026-11-23')?.map(({ summary }) => summary)).toEqual(['a', 'b']);
  });
});

describe('startDate', () => {
  it('is the day that was told, whatever the zone of the reader', () => {
    const day = startDate({ start: '2026-11-29', all_day: true });
    expect([day.getFullYear(), day.getMonth(), day.getDate()]).toEqual([2026, 10, 29]);
    expect(startDate({ start: '2026-11-29T08:00:00Z', all_day: false }).toISOString()).toBe(
      '2026-11-29T08:00:00.000Z',
    );
  });
});
