import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { occurrencesQuery } from '../api/occurrences';
import type { Source } from '../api/types';
import { Loading } from '../shell/Loading';
import { QueryFailure } from '../shell/QueryFailure';
import { CalendarView, useMonth } from './CalendarView';
import type { Entry } from './entry';

/** The feed of one source; each of its calendars has a colour. */
export function SourceCalendar({ source }: { source: Source }) {
  const state = useMonth();
  const { data, error, refetch } = useQuery(occurrencesQuery(source.id, state.window));
  const entries = useMemo((): Entry[] => {
    const calendars = [...new Set(data?.occurrences.map(({ calendar }) => calendar))].sort();
    return (data?.occurrences ?? []).map((occurrence) => ({
      ...occurrence,
      hue: calendars.indexOf(occurrence.calendar),
    }));
  }, [data]);
  if (error) {
    return <QueryFailure error={error} retry={refetch} />;
  }
  return data ? <CalendarView state={state} entries={entries} isTruncated={data.truncated} /> : <Loading />;
}
