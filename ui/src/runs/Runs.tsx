import { useInfiniteQuery } from '@tanstack/react-query';
import { History48Regular } from '@fluentui/react-icons';
import { runsQuery } from '../api/runs';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { Loading } from '../shell/Loading';
import { QueryFailure } from '../shell/QueryFailure';
import type { Connection } from '../connections/model';
import { RunTable } from './RunTable';
import { useRunDrawer } from './useRunDrawer';

/** The runs of one connection. */
export function Runs({ connection }: { connection: Connection }) {
  const t = useT();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    runsQuery({ kind: connection.kind, id: connection.id }),
  );
  const { open, drawer } = useRunDrawer(() => connection.name);
  const runs = data?.pages.flat();
  return (
    <>
      {error && <QueryFailure error={error} retry={refetch} />}
      {!runs && !error && <Loading />}
      {runs?.length === 0 && (
        <EmptyState icon={<History48Regular />} title={t.activity.none} text={t.activity.noneText} />
      )}
      {runs && runs.length > 0 && (
        <RunTable
          label={t.connections.lastRuns(connection.name)}
          runs={runs}
          onOpen={open}
          onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        />
      )}
      {drawer}
    </>
  );
}
