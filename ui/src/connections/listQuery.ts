import type { SortDirection } from '@fluentui/react-components';
import { connectionStates, type ConnectionState } from '../states/connectionStates';
import { columnIds, columns, type ColumnId } from './columns';
import { matches, stateOf, type Connection } from './model';

export interface Sorting {
  column: ColumnId;
  direction: SortDirection;
}

/** What of a list is shown, and in which order; it lives in the address. */
interface ListQuery {
  search: string;
  state?: ConnectionState;
  sorting: Sorting;
}

export const states = Object.keys(connectionStates) as ConnectionState[];

export function listQueryOf(address: string): ListQuery {
  const params = new URLSearchParams(address);
  return {
    search: params.get('q') ?? '',
    state: states.find((each) => each === params.get('status')),
    sorting: {
      column: columnIds.find((each) => each === params.get('sort')) ?? 'name',
      direction: params.get('order') === 'descending' ? 'descending' : 'ascending',
    },
  };
}

/** The connections that fit, in order. */
export function fitting(list: Connection[], { search, state, sorting }: ListQuery): Connection[] {
  const found = list.filter(
    (each) => matches(each, search) && (state === undefined || stateOf(each) === state),
  );
  const compare = columns.find(({ columnId }) => columnId === sorting.column)?.compare;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  return compare ? found.toSorted((a, b) => sign * compare(a, b)) : found;
}
