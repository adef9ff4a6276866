import { useSyncExternalStore } from 'react';

/** How far a run is; `total` 0: unknown. */
interface Progress {
  done: number;
  total: number;
  what: string;
}

const byRun = new Map<number, Progress>();
const listeners = new Set<() => void>();

function changed(): void {
  listeners.forEach((listener) => {
    listener();
  });
}

export function reportProgress(runId: number, progress: Progress): void {
  byRun.set(runId, progress);
  changed();
}

export function endProgress(runId: number): void {
  if (byRun.delete(runId)) {
    changed();
  }
}

/** Of the run with that id; undefined while nothing is known. */
export function useProgress(runId: number | null): Progress | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (runId === null ? undefined : byRun.get(runId)),
  );
}
