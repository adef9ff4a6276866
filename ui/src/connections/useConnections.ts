import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listDestinations } from '../api/destinations';
import { isRunOf, recentRunsQuery } from '../api/runs';
import { listSources } from '../api/sources';
import type { Kind, Run, Schedulable } from '../api/types';
import { usePendingDeletions } from './deletions';
import { keyOf, type Connection } from './model';

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

const STRIP = 20;

/** The last runs of one connection, oldest first. */
export function useRecentRuns(kind: Kind, id: number): Run[] {
  const { data } = useQuery(recentRunsQuery);
  return useMemo(
    () =>
      (data ?? [])
        .filter((run) => isRunOf(run, kind, id))
        .slice(0, STRIP)
        .reverse(),
    [data, kind, id],
  );
}
