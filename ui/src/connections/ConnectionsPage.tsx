import { Button, Caption1, makeStyles, SearchBox, type TableRowId } from '@fluentui/react-components';
import { Add20Regular, Search24Regular } from '@fluentui/react-icons';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Kind } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { Loading } from '../shell/Loading';
import { PageHeader } from '../shell/PageHeader';
import { QueryFailure } from '../shell/QueryFailure';
import { useShortcut } from '../shell/shortcuts';
import { useNarrow } from '../shell/useNarrow';
import { BulkBar } from './BulkBar';
import { columns, columnIds, type ColumnId } from './columns';
import { ConnectionCards } from './ConnectionCards';
import { ConnectionGrid, type Sorting } from './ConnectionGrid';
import { keyOf, matches, type Connection } from './model';
import { Problems } from './Problems';
import { useConnections } from './useConnections';

const useStyles = makeStyles({
  search: { width: '220px', '@media (max-width: 719px)': { flexGrow: 1, width: '140px' } },
  count: { display: 'block', marginTop: '12px' },
});

interface Props {
  kind: Kind;
  /** Shown where there is none yet. */
  empty: ReactNode;
}

/** All connections of one kind. Search and order live in the address. */
export function ConnectionsPage({ kind, empty }: Props) {
  const styles = useStyles();
  const t = useT();
  const words = t[`${kind}s`];
  const { list, error, retry } = useConnections(kind);
  const [, navigate] = useLocation();
  const search = useRef<HTMLInputElement>(null);
  const [params, setParams] = useSearchParams();
  const [selected, setSelected] = useState<Set<TableRowId>>(new Set());
  const narrow = useNarrow();
  const wanted = params.get('q') ?? '';
  const sorting = sortingOf(params);
  const shown = useMemo(
    () => sorted(list?.filter((each) => matches(each, wanted)) ?? [], sorting),
    [list, wanted, sorting],
  );
  const chosen = shown.filter((each) => selected.has(keyOf(each)));
  const put = (values: Record<string, string>) => {
    setParams(
      (before) => {
        Object.entries(values).forEach(([name, value]) => {
          if (value === '') {
            before.delete(name);
          } else {
            before.set(name, value);
          }
        });
        return before;
      },
      { replace: true },
    );
  };
  const add = () => {
    navigate(`/${kind}s/new`);
  };
  useShortcut('/', () => search.current?.focus());
  useShortcut('n', add);

  return (
    <>
      <PageHeader title={words.title}>
        {list && list.length > 0 && (
          <SearchBox
            ref={search}
            className={styles.search}
            placeholder={words.find}
            aria-label={words.find}
            value={wanted}
            onChange={(_, { value }) => {
              put({ q: value });
            }}
          />
        )}
        <Button appearance="primary" icon={<Add20Regular />} onClick={add}>
          {words.add}
        </Button>
      </PageHeader>
      {error ? <QueryFailure error={error} retry={retry} /> : null}
      {!list && !error && <Loading />}
      {list && list.length === 0 && empty}
      {list && list.length > 0 && (
        <>
          <Problems connections={list} />
          {chosen.length > 0 && (
            <BulkBar
              connections={chosen}
              onClear={() => {
                setSelected(new Set());
              }}
            />
          )}
          {shown.length === 0 ? (
            <EmptyState icon={<Search24Regular />} title={words.noneFit(wanted)}>
              <Button
                onClick={() => {
                  put({ q: '' });
                }}
              >
                {t.connections.clearSearch}
              </Button>
            </EmptyState>
          ) : narrow ? (
            <ConnectionCards connections={shown} />
          ) : (
            <ConnectionGrid
              kind={kind}
              connections={shown}
              selected={selected}
              onSelect={setSelected}
              sorting={sorting}
              onSort={({ column, direction }) => {
                put({ sort: column, order: direction });
              }}
            />
          )}
          <Caption1 role="status" className={styles.count}>
            {words.count(shown.length, list.length)}
          </Caption1>
        </>
      )}
    </>
  );
}

function sortingOf(params: URLSearchParams): Sorting {
  const wanted = params.get('sort') as ColumnId | null;
  return {
    column: wanted !== null && columnIds.includes(wanted) ? wanted : 'name',
    direction: params.get('order') === 'descending' ? 'descending' : 'ascending',
  };
}

function sorted(connections: Connection[], { column, direction }: Sorting): Connection[] {
  const compare = columns.find(({ columnId }) => columnId === column)?.compare;
  const sign = direction === 'ascending' ? 1 : -1;
  return compare ? connections.toSorted((a, b) => sign * compare(a, b)) : connections;
}
