import type { Occurrence } from '../api/types';

export type Mark = 'added' | 'changed' | 'removed';

/** An occurrence as it is drawn: with the colour of its feed, and what a plan would do to it. */
export interface Entry extends Pick<
  Occurrence,
  'uid' | 'start' | 'end' | 'all_day' | 'summary' | 'location'
> {
  calendar?: string;
  feed?: string;
  feedId?: number;
  /** Whose event it is; absent in a plan. */
  source_id?: number;
  /** Place of its feed among the colours. */
  hue: number;
  mark?: Mark;
}

export const markSigns: Record<Mark, string> = { added: '+', changed: '~', removed: '−' };
