import type { Run } from '../api/types';

/** How long it took; undefined while it runs. */
export function secondsOf({
  started_at: from,
  finished_at: to,
}: Pick<Run, 'started_at' | 'finished_at'>): number | undefined {
  return to === null ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
