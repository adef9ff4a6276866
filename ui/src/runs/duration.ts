import type { Run } from '../api/types';
import type { Catalogue } from '../i18n/en';
import type { Formats } from '../i18n/formats';

/** How long it took; undefined while it runs. */
function secondsOf({
  started_at: from,
  finished_at: to,
}: Pick<Run, 'started_at' | 'finished_at'>): number | undefined {
  return to === null ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

/** Times are told in whole seconds. */
export function tookText(run: Run, t: Catalogue, format: Formats): string {
  const seconds = secondsOf(run);
  return seconds === undefined ? '–' : seconds < 1 ? t.activity.moment : format.duration(seconds);
}
