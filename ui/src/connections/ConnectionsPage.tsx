import { Button, makeStyles, SearchBox, Select } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useCallback, useDeferredValue, useEffect, useRef, type ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Kind } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { Loading } from '../shell/Loading';
import { PageHeader } from '../shell/PageHeader';
import { QueryFailure } from '../shell/QueryFailure';
import { useShortcut } from '../shell/shortcuts';
import { useNarrow } from '../shell/useNarrow';
import { ConnectionList, loadGrid } from './ConnectionList';
import { listQueryOf, states, type Sorting } from './listQuery';
import { Problems } from './Problems';
import { useConnections } from './useConnections';

const useStyles = makeStyles({
  search: { width: '220px', '@media (max-width: 719px)': { flexGrow: 1, width: '140px' } },
  state: { minWidth: '150px', '@media (max-width: 719px)': { flexGrow: 1, minWidth: '120px' } },
});

interface Props {
  kind: Kind;
  /** Shown where there is none yet. */
  empty: ReactNode;
}

/** All connections of one kind. Search, filter and order live in the address. */
export function ConnectionsPage({ kind, empty }: Props) {
  const styles = useStyles();
  const t = useT();
  const words = t[`${kind}s`];
  const { list, error, retry } = useConnections(kind);
  const [, navigate] = useLocation();
  const search = useRef<HTMLInputElement>(null);
  const [params, setParams] = useSearchParams();
  const query = params.toString();
  const later = useDeferredValue(query);
  const { search: wanted, state } = listQueryOf(query);
  const put = useCallback(
    (values: Record<string, string>) => {
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
    },
    [setParams],
  );
  const sort = useCallback(
    ({ column, direction }: Sorting) => {
      put({ sort: column, order: direction });
    },
    [put],
  );
  const clear = useCallback(() => {
    put({ q: '', status: '' });
  }, [put]);
  const add = () => {
    navigate(`/${kind}s/new`);
  };
  const narrow = useNarrow();
  useEffect(() => {
    if (!narrow) {
      void loadGrid();
    }
  }, [narrow]);
  useShortcut('/', () => search.current?.focus());
  useShortcut('n', add);

  return (
    <>
      <PageHeader title={words.title}>
        {list && list.length > 0 && (
          <>
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
            <Select
              className={styles.state}
              aria-label={t.connections.columns.status}
              value={state ?? ''}
              onChange={(_, { value }) => {
                put({ status: value });
              }}
            >
              <option value="">{t.connections.anyState}</option>
              {states.map((each) => (
                <option key={each} value={each}>
                  {t.states[each]}
                </option>
              ))}
            </Select>
          </>
        )}
        <Button appearance="primary" icon={<Add20Regular />} onClick={add}>
          {words.add}
        </Button>
      </PageHeader>
      {error ? <QueryFailure error={error} retry={retry} /> : null}
      {!list && !error && <Loading />}
      {list?.length === 0 && empty}
      {list && list.length > 0 && (
        <>
          <Problems connections={list} />
          <ConnectionList kind={kind} list={list} query={later} onSort={sort} onClear={clear} />
        </>
      )}
    </>
  );
}
