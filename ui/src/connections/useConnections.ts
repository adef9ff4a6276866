import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listDestinations } from '../api/destinations';
import { recentRunsQuery, STRIP } from '../api/runs';
import { listSources } from '../api/sources';
import type { Kind, Run, Schedulable } from '../api/types';
import { usePendingDeletions } from './deletions';
import { keyOf, type Connection } from './model';
import { subjectOf } from '../runs/subject';

interface Connections {
  list: Connection[] | undefined;
  error: unknown;
  retry: () => unknown;
}

const withKind = (kind: Kind, items: Schedulable[] | undefined): Connection[] | undefined =>
  items?.map((item) => ({ ...item, kind }));

/** All of one kind, without those that are being deleted. */
export function useConnections(kind: Kind): Connections {
  const pending = usePendingDeletions();
  const { data, error, refetch } = useQuery<Schedulable[]>({
    queryKey: [`${kind}s`],
    queryFn: kind === 'source' ? listSources : listDestinations,
  });
  const list = useMemo(
    () => withKind(kind, data)?.filter((connection) => !pending.has(keyOf(connection))),
    [kind, data, pending],
  );
  return { list, error: data === undefined ? error : null, retry: refetch };
}

const none: Run[] = [];

/** The last runs of one connection, oldest first. */
export function useRecentRuns({ kind, id }: Pick<Connection, 'kind' | 'id'>): Run[] {
  const { data } = useQuery(recentRunsQuery);
  return (data && bySubject(data).get(keyOf({ kind, id }))) ?? none;
}

const grouped = new WeakMap<Run[], Map<string, Run[]>>();

/** Sorted out once for all the rows of a list. */
function bySubject(runs: Run[]): Map<string, Run[]> {
  const known = grouped.get(runs);
  if (known) {
    return known;
  }
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = keyOf({ kind: run.kind, id: subjectOf(run) ?? 0 });
    const group = groups.get(key) ?? [];
    if (group.length < STRIP) {
      group.unshift(run);
    }
    groups.set(key, group);
  }
  grouped.set(runs, groups);
  return groups;
}
