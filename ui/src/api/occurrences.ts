import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from './client';

interface Window {
  from: string;
  to: string;
}

/** One event as its server holds it. */
export const storedEventQuery = (source: number, uid: string) =>
  queryOptions({
    queryKey: ['event', source, uid],
    queryFn: async ({ signal }) =>
      (
        await answered(
          api.GET('/api/sources/{id}/event', { params: { path: { id: source }, query: { uid } }, signal }),
        )
      ).icalendar,
  });

/** What happens in a window of time: in the feed of one source, or in all. */
export const occurrencesQuery = (source: number | undefined, window: Window) =>
  queryOptions({
    queryKey: ['occurrences', source ?? 'all', window],
    queryFn: ({ signal }) =>
      answered(
        source === undefined
          ? api.GET('/api/occurrences', { params: { query: { ...window } }, signal })
          : api.GET('/api/sources/{id}/occurrences', {
              params: { path: { id: source }, query: { ...window } },
              signal,
            }),
      ),
    placeholderData: keepPreviousData,
  });
