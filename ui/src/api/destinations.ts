import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from './client';
import type { CreateDestination, Destination, UpdateDestination } from './types';

export const destinationsKey = ['destinations'];

export const listDestinations = async ({ signal }: { signal: AbortSignal }) =>
  (await answered(api.GET('/api/destinations', { signal }))).destinations;

const destinationsQuery = queryOptions({ queryKey: destinationsKey, queryFn: listDestinations });

export function useDestination(id: number) {
  const select = (destinations: Destination[]) => destinations.find((destination) => destination.id === id);
  return useQuery({ ...destinationsQuery, select });
}

const at = (id: number) => ({ path: { id } });

export const createDestination = (body: CreateDestination) =>
  answered(api.POST('/api/destinations', { body }));

export const updateDestination = (id: number, body: UpdateDestination) =>
  answered(api.PUT('/api/destinations/{id}', { params: at(id), body }));

export const deleteDestination = (id: number) =>
  answered(api.DELETE('/api/destinations/{id}', { params: at(id) }));

/** Removes what it wrote first; that takes as long as it takes. */
export const deleteWithEvents = (id: number) =>
  answered(api.DELETE('/api/destinations/{id}', { params: { ...at(id), query: { events: 'remove' } } }));

const RESPOND_ASYNC = { Prefer: 'respond-async' };

/** Starts a run, or joins the one that is on its way; with a plan, exactly that is done. */
export const startDestination = async (id: number, planId?: string): Promise<number> =>
  (
    await answered(
      api.POST('/api/destinations/{id}/sync', {
        params: { ...at(id), header: RESPOND_ASYNC },
        body: planId === undefined ? undefined : { plan_id: planId },
      }),
    )
  ).run_id;

/** Reads the link and the calendar; changes nothing. */
export const planQuery = (id: number) =>
  queryOptions({
    queryKey: ['plan', id],
    queryFn: ({ signal }) => answered(api.POST('/api/destinations/{id}/preview', { params: at(id), signal })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });

export const previewUnsaved = (body: CreateDestination) =>
  answered(api.POST('/api/destinations/preview', { body }));

export const releaseHeld = (id: number, runId: number) =>
  answered(api.POST('/api/destinations/{id}/release', { params: at(id), body: { run_id: runId } }));

export interface Target {
  caldav_url: string;
  calendar_name: string;
  exclude_id?: number;
}

/** Other destinations that write to the same calendar. */
export const overlapQuery = (target: Target) =>
  queryOptions({
    queryKey: ['overlap', target],
    queryFn: async ({ signal }) =>
      (
        await answered(
          api.GET('/api/destinations/check-overlap', { params: { query: { ...target } }, signal }),
        )
      ).overlapping,
    enabled: target.caldav_url !== '' && target.calendar_name !== '',
  });
