import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from './client';
import type { Kind, Run, RunStatus } from './types';

export const recentRunsKey = ['runs', 'recent'];
/** As many as the service gives at once: the strips of the lists and the totals of a day are made of them. */
export const RECENT = 500;

export const recentRunsQuery = queryOptions({
  queryKey: recentRunsKey,
  queryFn: async ({ signal }) =>
    (await answered(api.GET('/api/runs', { params: { query: { limit: RECENT } }, signal }))).runs,
});

export interface RunFilter {
  kind?: Kind;
  id?: number;
  status?: RunStatus;
}

const PAGE = 50;

/** Runs, newest first, page by page. */
export const runsQuery = ({ kind, id, status }: RunFilter) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'list', { kind, id, status }],
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: PAGE,
        status,
        before: pageParam,
        source_id: kind === 'source' ? id : undefined,
        destination_id: kind === 'destination' ? id : undefined,
      };
      return (await answered(api.GET('/api/runs', { params: { query }, signal }))).runs;
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: Run[]) => (last.length < PAGE ? undefined : last.at(-1)?.id),
  });

export const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/runs/{id}', { params: { path: { id } }, signal }))).run,
  });

export const itemsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['run', id, 'items'],
    queryFn: async ({ pageParam, signal }) => {
      const params = { path: { id }, query: { limit: ITEMS, after: pageParam } };
      return (await answered(api.GET('/api/runs/{id}/items', { params, signal }))).items;
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < ITEMS ? undefined : pages.length * ITEMS),
  });

const ITEMS = 100;

export const cancelRun = (id: number) =>
  answered(api.POST('/api/runs/{id}/cancel', { params: { path: { id } } }));

export const isRunOf = (run: Run, kind: Kind, id: number): boolean =>
  run.kind === kind && (kind === 'source' ? run.source_id : run.destination_id) === id;
