import { describe, expect, it } from 'vitest';
import type { Run } from '../api/types';
import { en } from '../i18n/en';
import { changesOf, sumOf } from './changes';
import { countsOf } from './counts';
import { filtersOf, fits } from './filters';
import { perDay, scale } from './perDay';
import { runReport } from './report';

const run = (change: Partial<Run>): Run => ({
  id: 1,
  kind: 'source',
  source_id: 1,
  destination_id: null,
  trigger: 'schedule',
  status: 'ok',
  started_at: '2026-11-24T12:00:00Z',
  finished_at: '2026-11-24T12:00:02Z',
  counts: {},
  requests: 3,
  bytes: 100,
  error: null,
  ...change,
});

describe('changes', () => {
  it('reads the counts of sources and of destinations alike', () => {
    expect(changesOf(run({ counts: { added: 2, changed: 1 } }))).toEqual({
      added: 2,
      changed: 1,
      removed: 0,
    });
    expect(changesOf(run({ counts: { created: 2, deleted: 4 } }))).toEqual({
      added: 2,
      changed: 0,
      removed: 4,
    });
  });

  it('adds up', () => {
    expect(
      sumOf([run({ counts: { added: 2 } }), run({ counts: { added: 1, removed: 3 } })].map(changesOf)),
    ).toEqual({
      added: 3,
      changed: 0,
      removed: 3,
    });
  });

  it('names counts it has never heard of', () => {
    expect(countsOf(run({ counts: { odd_ones: 1, added: 2 } }), en.counts)).toEqual([
      ['Added', 2],
      ['odd ones', 1],
    ]);
  });
});

describe('filters', () => {
  it('come from the address, and nonsense does not', () => {
    expect(filtersOf(new URLSearchParams('of=source:3&status=error&trigger=x&time=day'))).toEqual({
      kind: 'source',
      id: 3,
      status: 'error',
      trigger: undefined,
      time: 'day',
    });
  });

  it('keep what is recent enough', () => {
    const now = Date.parse('2026-11-25T12:00:00Z');
    expect(fits(run({}), { time: 'day' }, now)).toBe(true);
    expect(fits(run({}), { time: 'day' }, now + 1)).toBe(false);
    expect(fits(run({}), { time: 'week', trigger: 'manual' }, now)).toBe(false);
  });
});

describe('perDay', () => {
  it('has a bar for each day, also for those without a run', () => {
    const days = perDay(
      [{ start: '2026-11-24T12:00:00Z', counts: { added: 5 } }],
      3,
      new Date('2026-11-25T12:00:00Z'),
    );
    expect(days.map(({ added }) => added)).toEqual([0, 5, 0]);
  });

  it('leaves out what is older', () => {
    const days = perDay(
      [{ start: '2026-11-24T12:00:00Z', counts: { added: 5 } }],
      2,
      new Date('2026-12-25T12:00:00Z'),
    );
    expect(days.map(({ added }) => added)).toEqual([0, 0]);
  });
});

describe('scale', () => {
  it.each([
    [0, 4],
    [4, 4],
    [15, 20],
    [87, 100],
    [400, 400],
  ])('of %d ends at %d', (highest, top) => {
    expect(scale(highest).at(-1)).toBe(top);
  });
});

describe('runReport', () => {
  it('tells what a defect report needs, item by item', () => {
    const item = {
      uid: 'u1',
      summary: 'Lunch',
      start: null,
      all_day: false,
      action: 'left_out',
      reason: 'It holds no event.',
      changes: [],
    };
    const report = runReport(run({ status: 'partial', error: 'One event failed.' }), [item], 'Work');
    expect(report).toContain('Error: One event failed.');
    expect(report).toContain('- left_out | Lunch | u1 | It holds no event.');
  });
});
