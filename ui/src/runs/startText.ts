import type { RunItem } from '../api/types';
import { dateOf } from '../calendar/month';
import type { Formats } from '../i18n/formats';

/** Words when an event of a run or a plan begins: where it lasts whole days, the day alone. */
export function startText(
  { start, all_day }: Pick<RunItem, 'start' | 'all_day'>,
  format: Pick<Formats, 'moment' | 'longDay'>,
): string {
  if (start === null) {
    return '';
  }
  return all_day ? format.longDay(dateOf(start)) : format.moment(start);
}
