import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from './client';
import type { CreateSource, Source, SourcePath, UpdateSource } from './types';

export const sourcesKey = ['sources'];

export const listSources = async ({ signal }: { signal: AbortSignal }) =>
  (await answered(api.GET('/api/sources', { signal }))).sources;

const sourcesQuery = queryOptions({ queryKey: sourcesKey, queryFn: listSources });

export function useSources() {
  return useQuery(sourcesQuery);
}

export function useSource(id: number) {
  return useQuery({
    ...sourcesQuery,
    select: (sources: Source[]) => sources.find((source) => source.id === id),
  });
}

export const createSource = (body: CreateSource) => answered(api.POST('/api/sources', { body }));

export const updateSource = (id: number, body: UpdateSource) =>
  answered(api.PUT('/api/sources/{id}', { params: { path: { id } }, body }));

export const deleteSource = (id: number) =>
  answered(api.DELETE('/api/sources/{id}', { params: { path: { id } } }));

/** Starts a run, or joins the one that is on its way; does not wait for its end. */
export const startSource = async (id: number): Promise<number> =>
  (
    await answered(
      api.POST('/api/sources/{id}/sync', { params: { path: { id }, header: { Prefer: 'respond-async' } } }),
    )
  ).run_id;

export const calendarsQuery = (id: number) =>
  queryOptions({
    queryKey: ['calendars', id],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/sources/{id}/calendars', { params: { path: { id } }, signal })))
        .calendars,
  });

export const pathsQuery = (id: number) =>
  queryOptions({
    queryKey: ['paths', id],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/sources/{id}/paths', { params: { path: { id } }, signal }))).paths,
  });

export const addPath = (id: number, body: { path: string; is_public?: boolean }) =>
  answered(api.POST('/api/sources/{id}/paths', { params: { path: { id } }, body }));

const at = ({ source_id: id, id: path_id }: SourcePath) => ({ path: { id, path_id } });

export const changePath = (path: SourcePath, body: { path?: string; is_public?: boolean }) =>
  answered(api.PUT('/api/sources/{id}/paths/{path_id}', { params: at(path), body }));

export const removePath = (path: SourcePath) =>
  answered(api.DELETE('/api/sources/{id}/paths/{path_id}', { params: at(path) }));

export const readersQuery = (id: number) =>
  queryOptions({
    queryKey: ['readers', id],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/sources/{id}/readers', { params: { path: { id } }, signal }))).readers,
  });
