import { describe, expect, it } from 'vitest';
import type { Run, Source } from '../api/types';
import { finished, started, withRun } from './patch';

const source = {
  id: 7,
  last_sync_status: 'ok',
  last_synced: 'before',
  last_sync_error: null,
  running_run_id: null,
} as Source;
const run = (change: Partial<Run>) =>
  ({
    id: 3,
    kind: 'source',
    source_id: 7,
    destination_id: null,
    status: 'ok',
    finished_at: 'now',
    error: null,
    ...change,
  }) as Run;

describe('a run that starts', () => {
  it('shows on its own connection alone', () => {
    const others = { ...source, id: 8 };
    expect(started([source, others], run({ status: 'running' })).map((each) => each.running_run_id)).toEqual([
      3,
      null,
    ]);
  });
});

describe('a run that ends', () => {
  it('well moves the time', () => {
    expect(finished([source], run({}))[0]).toMatchObject({ last_synced: 'now', running_run_id: null });
  });

  it('badly keeps the time of the last good one', () => {
    const after = finished([source], run({ status: 'error', error: 'No.' }))[0];
    expect(after).toMatchObject({ last_synced: 'before', last_sync_status: 'error', last_sync_error: 'No.' });
  });

  it('by cancelling changes no state', () => {
    const running = { ...source, running_run_id: 3 };
    expect(finished([running], run({ status: 'cancelled' }))[0]).toEqual(source);
  });

  it('keeps what a partial one has to say', () => {
    const after = finished([source], run({ status: 'partial', error: 'One calendar failed.' }))[0];
    expect(after?.last_sync_error).toBe('One calendar failed.');
  });
});

describe('withRun', () => {
  const ids = (runs: Run[]) => runs.map(({ id }) => id);

  it('puts it in its place, once', () => {
    expect(ids(withRun([run({ id: 5 }), run({ id: 3 }), run({ id: 1 })], run({ id: 3 })))).toEqual([5, 3, 1]);
    expect(ids(withRun([run({ id: 5 })], run({ id: 6 })))).toEqual([6, 5]);
  });
});
