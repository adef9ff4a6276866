import type { Run } from '../api/types';
import type { Catalogue } from '../i18n/en';
import type { Formats } from '../i18n/formats';

export interface Changes {
  added: number;
  changed: number;
  removed: number;
}

/** Sources and destinations count the same things under names of their own. */
export function changesOf({ counts }: Pick<Run, 'counts'>): Changes {
  const sum = (...names: string[]) => names.reduce((total, name) => total + (counts[name] ?? 0), 0);
  return {
    added: sum('added', 'created'),
    changed: sum('changed', 'updated'),
    removed: sum('removed', 'deleted'),
  };
}

export function sumOf(all: Changes[]): Changes {
  return all.reduce(
    (sum, each) => ({
      added: sum.added + each.added,
      changed: sum.changed + each.changed,
      removed: sum.removed + each.removed,
    }),
    { added: 0, changed: 0, removed: 0 },
  );
}

/** `Added 3 · Changed 1`. */
export function changesText(run: Run, t: Catalogue, format: Formats): string {
  const changes = changesOf(run);
  const told = (['added', 'changed', 'removed'] as const)
    .filter((what) => changes[what] > 0)
    .map((what) => `${t.counts[what] ?? what} ${format.number(changes[what])}`);
  return told.length === 0 ? t.activity.noChanges : told.join(' · ');
}
