import type { Run } from '../api/types';

/** Runs that somebody started on this page: only their ends are told, the others are seen in the lists. */
const own = new Set<number>();

/** A short run may end before the answer that names it; so the last ends are remembered. */
const ended = new Map<number, Run>();
const REMEMBERED = 100;

let tell: (run: Run) => void = () => undefined;

export function onOwnEnd(listener: (run: Run) => void): void {
  tell = listener;
}

/** Whether it is still going on. */
export function noteOwnRun(id: number): boolean {
  const run = ended.get(id);
  if (run) {
    tell(run);
    return false;
  }
  own.add(id);
  return true;
}

export function noteEnd(run: Run): void {
  ended.set(run.id, run);
  const [oldest] = ended.keys();
  if (ended.size > REMEMBERED && oldest !== undefined) {
    ended.delete(oldest);
  }
  if (own.delete(run.id)) {
    tell(run);
  }
}
