import { Button, Caption1, makeStyles, type TableRowId } from '@fluentui/react-components';
import { Search24Regular } from '@fluentui/react-icons';
import { lazy, memo, Suspense, useCallback, useMemo, useState } from 'react';
import type { Kind } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { Loading } from '../shell/Loading';
import { useNarrow } from '../shell/useNarrow';
import { ConnectionCards } from './ConnectionCards';
import { fitting, listQueryOf, type Sorting } from './listQuery';
import { keyOf, type Connection } from './model';
import { useGrowing } from './useGrowing';

/** Only wide windows have room for it; asked for while the rows are on their way. */
export const loadGrid = async () => ({ default: (await import('./ConnectionGrid')).ConnectionGrid });
const ConnectionGrid = lazy(loadGrid);

// Most visits choose nothing.
const BulkBar = lazy(async () => ({ default: (await import('./BulkBar')).BulkBar }));

const useStyles = makeStyles({ count: { display: 'block', marginTop: '12px' } });

interface Props {
  kind: Kind;
  list: Connection[];
  /** The query of the address. */
  query: string;
  onSort: (sorting: Sorting) => void;
  onClear: () => void;
}

/** The connections that fit the query. Drawn apart from the page, so that typing never waits for many rows. */
export const ConnectionList = memo(function ConnectionList({ kind, list, query, onSort, onClear }: Props) {
  const styles = useStyles();
  const t = useT();
  const words = t[`${kind}s`];
  const narrow = useNarrow();
  const [selected, setSelected] = useState<Set<TableRowId>>(new Set());
  const { search, state, sorting } = useMemo(() => listQueryOf(query), [query]);
  const found = useMemo(() => fitting(list, { search, state, sorting }), [list, search, state, sorting]);
  const { shown, end } = useGrowing(found);
  const chosen = found.filter((each) => selected.has(keyOf(each)));

  /** Who ticks all means also those that are not drawn yet. */
  const select = useCallback(
    (wanted: Set<TableRowId>) => {
      const isAll = wanted.size === shown.length && wanted.size > selected.size + 1;
      setSelected(isAll ? new Set(found.map(keyOf)) : wanted);
    },
    [found, shown, selected],
  );

  if (found.length === 0) {
    const isSearch = search !== '' || state === undefined;
    return (
      <EmptyState
        icon={<Search24Regular />}
        title={isSearch ? words.noneFit(search) : t.connections.noneIn(t.states[state])}
      >
        <Button onClick={onClear}>{isSearch ? t.connections.clearSearch : t.activity.clearFilters}</Button>
      </EmptyState>
    );
  }
  return (
    <>
      {chosen.length > 0 && (
        <Suspense>
          <BulkBar
            connections={chosen}
            onClear={() => {
              setSelected(new Set());
            }}
          />
        </Suspense>
      )}
      {narrow ? (
        <ConnectionCards connections={shown} />
      ) : (
        <Suspense fallback={<Loading rows={Math.min(shown.length, 6)} />}>
          <ConnectionGrid
            kind={kind}
            connections={shown}
            selected={selected}
            onSelect={select}
            sorting={sorting}
            onSort={onSort}
          />
        </Suspense>
      )}
      {end}
      <Caption1 role="status" className={styles.count}>
        {words.count(found.length, list.length)}
      </Caption1>
    </>
  );
});
