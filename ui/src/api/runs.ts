import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from './client';
import type { Kind, Run, RunStatus } from './types';

/** Of every connection that many: the strips of the lists are made of them. */
export const STRIP = 20;

/** Kept current by what the service tells as it happens, so it is not among what is asked for again after each run. */
export const recentRunsKey = ['recent runs'];

export const recentRunsQuery = queryOptions({
  queryKey: recentRunsKey,
  queryFn: async ({ signal }) =>
    (await answered(api.GET('/api/runs/recent', { params: { query: { each: STRIP } }, signal }))).runs,
});

const DAY_MS = 86_400_000;

/** What was changed in the last days, hour by hour. */
export const countsQuery = (days: number) =>
  queryOptions({
    queryKey: ['runs', 'counts', days],
    queryFn: async ({ signal }) => {
      const since = new Date(Date.now() - days * DAY_MS).toISOString();
      return (await answered(api.GET('/api/runs/counts', { params: { query: { since } }, signal }))).hours;
    },
  });

/** The last run of a destination that held removals back. */
export const heldRunQuery = (destination: number) =>
  queryOptions({
    queryKey: ['runs', 'held', destination],
    queryFn: async ({ signal }) => {
      const query = { destination_id: destination, status: 'held' as const, limit: 1 };
      return (await answered(api.GET('/api/runs', { params: { query }, signal }))).runs.at(0) ?? null;
    },
  });

interface RunFilter {
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
    queryFn: ({ signal }) => answered(api.GET('/api/runs/{id}', { params: { path: { id } }, signal })),
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
