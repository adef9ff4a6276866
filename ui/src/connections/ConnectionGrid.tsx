import {
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  makeStyles,
  mergeClasses,
  tokens,
  type TableRowId,
} from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';
import { usePreferences } from '../theme/preferences';
import { columnsOf, type ColumnId } from './columns';
import { ConnectionCell } from './ConnectionCell';
import type { Sorting } from './listQuery';
import { keyOf, type Connection } from './model';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '0 12px 4px',
    overflowX: 'auto',
  },
  row: {
    borderBottomColor: tokens.colorNeutralStroke2,
    minHeight: '52px',
    ':last-child': { borderBottomStyle: 'none' },
  },
  name: { flex: '3 1 150px', minWidth: '130px' },
  status: { flex: '0 0 148px' },
  runs: { flex: '0 0 172px', '@media (max-width: 1199px)': { display: 'none' } },
  events: { flex: '0 0 64px' },
  last: { flex: '1 1 112px', minWidth: '100px' },
  next: { flex: '1 1 112px', minWidth: '100px' },
  actions: { flex: '0 0 40px', paddingLeft: 0, paddingRight: 0 },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface Props {
  kind: Connection['kind'];
  connections: Connection[];
  selected: Set<TableRowId>;
  onSelect: (selected: Set<TableRowId>) => void;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** Connections as a table: sorted, selected, moved through with the arrow keys. */
export function ConnectionGrid({ kind, connections, selected, onSelect, sorting, onSort }: Props) {
  const styles = useStyles();
  const t = useT();
  const { density } = usePreferences();
  return (
    <div className={styles.card}>
      <DataGrid
        aria-label={t[`${kind}s`].title}
        items={connections}
        columns={columnsOf(kind)}
        getRowId={keyOf}
        size={density === 'compact' ? 'small' : 'medium'}
        sortable
        sortState={{ sortColumn: sorting.column, sortDirection: sorting.direction }}
        onSortChange={(_, { sortColumn, sortDirection }) => {
          onSort({ column: sortColumn as ColumnId, direction: sortDirection });
        }}
        selectionMode="multiselect"
        selectedItems={selected}
        onSelectionChange={(_, { selectedItems }) => {
          onSelect(selectedItems);
        }}
        focusMode="composite"
      >
        <DataGridHeader>
          <DataGridRow selectionCell={{ checkboxIndicator: { 'aria-label': t.connections.selectAll } }}>
            {({ columnId }) => (
              <DataGridHeaderCell className={styles[columnId as ColumnId]}>
                <span className={mergeClasses(columnId === 'actions' && styles.unseen)}>
                  {t.connections.columns[columnId as ColumnId]}
                </span>
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <DataGridBody<Connection>>
          {({ item, rowId }) => (
            <DataGridRow<Connection>
              key={rowId}
              className={styles.row}
              selectionCell={{ checkboxIndicator: { 'aria-label': t.connections.select(item.name) } }}
            >
              {({ columnId }) => (
                <DataGridCell
                  className={styles[columnId as ColumnId]}
                  focusMode={cellFocus(columnId as ColumnId)}
                >
                  <ConnectionCell column={columnId as ColumnId} connection={item} />
                </DataGridCell>
              )}
            </DataGridRow>
          )}
        </DataGridBody>
      </DataGrid>
    </div>
  );
}

function cellFocus(column: ColumnId): 'group' | 'cell' {
  return column === 'runs' || column === 'name' || column === 'actions' ? 'group' : 'cell';
}
