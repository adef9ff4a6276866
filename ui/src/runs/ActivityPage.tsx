import { Button, makeStyles, Subtitle2 } from '@fluentui/react-components';
import { History48Regular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { recentRunsQuery, runsQuery } from '../api/runs';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { EmptyState } from '../shell/EmptyState';
import { Loading } from '../shell/Loading';
import { PageHeader } from '../shell/PageHeader';
import { QueryFailure } from '../shell/QueryFailure';
import { ChangesChart } from './ChangesChart';
import { fits, useRunFilters } from './filters';
import { RunFilters } from './RunFilters';
import { RunTable } from './RunTable';
import { useNames } from './useNames';
import { useRunDrawer } from './useRunDrawer';

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px' },
  heading: { margin: 0 },
});

/** Everything that ran, with its changes as bars. Filters live in the address. */
export default function ActivityPage() {
  const styles = useStyles();
  const t = useT();
  const nameOf = useNames();
  const { filters, isAny, put, clear } = useRunFilters();
  const { open, drawer } = useRunDrawer(nameOf);
  const query = runsQuery({ kind: filters.kind, id: filters.id, status: filters.status });
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(query);
  const { data: recent } = useQuery(recentRunsQuery);
  // The filters of time count from when the page was opened.
  const [now] = useState(() => Date.now());
  const runs = useMemo(
    () => data?.pages.flat().filter((run) => fits(run, filters, now)),
    [data, filters, now],
  );
  return (
    <>
      <PageHeader title={t.activity.title} />
      <div className={styles.stack}>
        {recent && recent.length > 0 && (
          <Card title={t.activity.chart}>
            <ChangesChart />
          </Card>
        )}
        <Subtitle2 as="h2" className={styles.heading}>
          {t.activity.runs}
        </Subtitle2>
        <RunFilters filters={filters} onChange={put} isAny={isAny} onClear={clear} />
        {error && <QueryFailure error={error} retry={refetch} />}
        {!runs && !error && <Loading />}
        {runs?.length === 0 && (
          <EmptyState
            icon={<History48Regular />}
            title={isAny ? t.activity.noneFit : t.activity.none}
            text={isAny ? undefined : t.activity.noneText}
          >
            {isAny && <Button onClick={clear}>{t.activity.clearFilters}</Button>}
          </EmptyState>
        )}
        {runs && runs.length > 0 && (
          <div>
            <RunTable
              label={t.activity.runs}
              runs={runs}
              nameOf={nameOf}
              onOpen={open}
              onMore={hasNextPage ? () => void fetchNextPage() : undefined}
            />
          </div>
        )}
      </div>
      {drawer}
    </>
  );
}
