import type { Plan, PlannedEvent, PlannedUpdate } from '../api/types';
import type { Entry, Mark } from '../calendar/entry';
import { addDays } from '../calendar/month';

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

/** A plan on a calendar: its steps at their beginnings, each with its mark; a plan names no ends. */
export function entriesOf(plan: Plan): Entry[] {
  return stepsOf(plan).flatMap(([mark, steps], hue) =>
    steps.flatMap(({ uid, summary, start, all_day }): Entry[] => {
      if (start === null) {
        return [];
      }
      const end = all_day ? addDays(start, 1) : start;
      return [{ uid, summary, location: '', start, end, all_day, hue, mark }];
    }),
  );
}
