import { Button } from '@fluentui/react-components';
import { CalendarLtr48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { occurrencesQuery } from '../api/occurrences';
import { useConnections } from '../connections/useConnections';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { Loading } from '../shell/Loading';
import { PageHeader } from '../shell/PageHeader';
import { QueryFailure } from '../shell/QueryFailure';
import { CalendarView, useMonth } from './CalendarView';
import type { Entry } from './entry';
import { FeedFilter } from './FeedFilter';

/** The events of all feeds, or of those that the address names. */
export default function CalendarPage() {
  const t = useT();
  const [, navigate] = useLocation();
  const state = useMonth();
  const [params] = useSearchParams();
  const { list: sources } = useConnections('source');
  const { data, error, refetch } = useQuery(occurrencesQuery(undefined, state.window));
  const wanted = params.get('feeds');
  const chosen = useMemo(
    () => (wanted === null ? undefined : new Set(wanted.split(',').map(Number))),
    [wanted],
  );

  const entries = useMemo((): Entry[] => {
    const ids = (sources ?? []).map(({ id }) => id);
    const names = new Map(sources?.map(({ id, name }) => [id, name]));
    return (data?.occurrences ?? [])
      .filter(({ source_id: id }) => names.has(id) && (chosen?.has(id) ?? true))
      .map((occurrence) => ({
        ...occurrence,
        feed: names.get(occurrence.source_id),
        feedId: occurrence.source_id,
        hue: ids.indexOf(occurrence.source_id),
      }));
  }, [data, sources, chosen]);

  return (
    <>
      <PageHeader title={t.calendar.title}>
        {sources && sources.length > 1 && (
          <FeedFilter
            sources={sources}
            chosen={chosen}
            onChange={(ids) => {
              state.put('feeds', ids === undefined ? null : ids.join(','));
            }}
          />
        )}
      </PageHeader>
      {error && <QueryFailure error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && sources?.length === 0 && (
        <EmptyState icon={<CalendarLtr48Regular />} title={t.calendar.emptyTitle} text={t.calendar.emptyText}>
          <Button
            appearance="primary"
            onClick={() => {
              navigate('/sources/new');
            }}
          >
            {t.sources.add}
          </Button>
        </EmptyState>
      )}
      {data && sources?.length !== 0 && (
        <CalendarView state={state} entries={entries} isTruncated={data.truncated} />
      )}
    </>
  );
}
