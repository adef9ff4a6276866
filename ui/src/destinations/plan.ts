import type { Plan, PlannedEvent, PlannedUpdate } from '../api/types';
import type { Entry, Mark } from '../calendar/entry';
import { addDays, wholeDayOf } from '../calendar/month';

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

/** A plan on a calendar: its steps at their beginnings, each with its mark. `zone`: the service's own. */
export function entriesOf(plan: Plan, zone: string | undefined): Entry[] {
  return stepsOf(plan).flatMap(([mark, steps], hue) =>
    steps.flatMap(({ uid, summary, start }): Entry[] => {
      if (start === null) {
        return [];
      }
      // What begins at midnight lasts the day; a plan names no ends.
      const day = wholeDayOf(start, zone);
      const [from, to] = day === undefined ? [start, start] : [day, addDays(day, 1)];
      return [{ uid, summary, location: '', start: from, end: to, all_day: day !== undefined, hue, mark }];
    }),
  );
}
