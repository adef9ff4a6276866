import type { Plan, PlannedEvent, PlannedUpdate } from '../api/types';
import type { Entry, Mark } from '../calendar/entry';

export type Step = PlannedEvent & Partial<Pick<PlannedUpdate, 'changes' | 'takes_over'>>;

/** The steps of a plan by what they do. */
export function stepsOf(plan: Plan): [Mark, Step[]][] {
  return [
    ['added', plan.creates],
    ['changed', plan.updates],
    ['removed', plan.deletions],
  ];
}

export function isEmpty({ counts }: Plan): boolean {
  return counts.creates + counts.updates + counts.deletions === 0;
}

const MIDNIGHT = 'T00:00:00Z';

/** A plan on a calendar: its steps at their beginnings, each with its mark. */
export function entriesOf(plan: Plan): Entry[] {
  return stepsOf(plan).flatMap(([mark, steps], hue) =>
    steps.flatMap(({ uid, summary, start }): Entry[] => {
      if (start === null) {
        return [];
      }
      // What begins at midnight lasts the day; a plan names no ends.
      const isDay = start.endsWith(MIDNIGHT);
      const at = isDay ? start.slice(0, -MIDNIGHT.length) : start;
      return [{ uid, summary, location: '', start: at, end: at, all_day: isDay, hue, mark }];
    }),
  );
}
