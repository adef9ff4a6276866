import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Run } from '../api/types';
import { noteEnd, noteOwnRun, onOwnEnd } from './ownRuns';

const run = (id: number) => ({ id }) as Run;
const told = vi.fn();

describe('own runs', () => {
  beforeEach(() => {
    told.mockClear();
    onOwnEnd(told);
  });

  it('are told when they end', () => {
    expect(noteOwnRun(1)).toBe(true);
    noteEnd(run(1));
    expect(told).toHaveBeenCalledExactlyOnceWith(run(1));
  });

  it('are told also where they ended before their name was known', () => {
    noteEnd(run(2));
    expect(noteOwnRun(2)).toBe(false);
    expect(told).toHaveBeenCalledExactlyOnceWith(run(2));
  });

  it('are the only ones that are told', () => {
    noteEnd(run(3));
    expect(told).not.toHaveBeenCalled();
  });
});
