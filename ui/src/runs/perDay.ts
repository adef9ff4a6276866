import type { HourlyCounts } from '../api/types';
import { changesOf, type Changes } from './changes';

export interface Day extends Changes {
  start: Date;
}

const zero = (start: Date): Day => ({ start, added: 0, changed: 0, removed: 0 });

/** What was changed on each of the last days, oldest first; days without a change are there too. */
export function perDay(hours: HourlyCounts[], days: number, now: Date): Day[] {
  const list = Array.from({ length: days }, (_, index) =>
    zero(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (days - 1 - index))),
  );
  for (const hour of hours) {
    const at = Date.parse(hour.start);
    const day = list.findLast(({ start }) => start.getTime() <= at);
    if (day) {
      const { added, changed, removed } = changesOf(hour);
      day.added += added;
      day.changed += changed;
      day.removed += removed;
    }
  }
  return list;
}

/** A round number at or above the highest bar, and the lines below it. */
export function scale(highest: number): number[] {
  const rough = Math.max(highest, 4) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const whole = Math.max(1, Math.ceil(step));
  return [0, 1, 2, 3, 4].map((line) => line * whole);
}
