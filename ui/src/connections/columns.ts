import { createTableColumn, type TableColumnDefinition } from '@fluentui/react-components';
import { connectionStates } from '../states/connectionStates';
import { stateOf, type Connection } from './model';

export const columnIds = ['name', 'status', 'runs', 'events', 'last', 'next', 'actions'] as const;
export type ColumnId = (typeof columnIds)[number];

const time = (iso: string | null) => (iso === null ? 0 : Date.parse(iso));

/** What each column is sorted by; those that are missing are not. */
const order: Partial<Record<ColumnId, (a: Connection, b: Connection) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  status: (a, b) => connectionStates[stateOf(a)].rank - connectionStates[stateOf(b)].rank,
  events: (a, b) => (a.event_count ?? 0) - (b.event_count ?? 0),
  last: (a, b) => time(a.last_synced) - time(b.last_synced),
  next: (a, b) => time(a.next_sync) - time(b.next_sync),
};

export const columns: TableColumnDefinition<Connection>[] = columnIds.map((columnId) =>
  createTableColumn<Connection>({ columnId, compare: order[columnId] }),
);

/** Of another kind the number of events is not known. */
export const columnsOf = (kind: Connection['kind']): TableColumnDefinition<Connection>[] =>
  columns.filter(({ columnId }) => kind === 'source' || columnId !== 'events');
