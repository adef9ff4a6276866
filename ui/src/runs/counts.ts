import type { Run } from '../api/types';

const order = [
  'added',
  'created',
  'changed',
  'updated',
  'removed',
  'deleted',
  'unchanged',
  'skipped',
  'left_out',
  'held',
  'failed',
];

/** The numbers of a run under the words for them: what was done first, then how many there are. */
export function countsOf({ counts }: Pick<Run, 'counts'>, words: Record<string, string>): [string, number][] {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, n]) => [words[name] ?? name.replaceAll('_', ' '), n]);
}
