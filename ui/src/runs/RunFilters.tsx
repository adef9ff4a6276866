import { Button, Dropdown, Field, makeStyles, Option } from '@fluentui/react-components';
import { FilterDismiss20Regular } from '@fluentui/react-icons';
import { keyOf } from '../connections/model';
import { useConnections } from '../connections/useConnections';
import { useT } from '../i18n/TextProvider';
import { runStatuses } from '../states/runStates';
import { times, type RunFilters as Filters } from './filters';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    gap: '12px',
    alignItems: 'end',
  },
  dropdown: { minWidth: 0 },
});

interface Props {
  filters: Filters;
  onChange: (name: string, value: string) => void;
  isAny: boolean;
  onClear: () => void;
}

/** Which runs to show. */
export function RunFilters({ filters, onChange, isAny, onClear }: Props) {
  const styles = useStyles();
  const t = useT();
  const { list: sources } = useConnections('source');
  const { list: destinations } = useConnections('destination');
  const connections = [...(sources ?? []), ...(destinations ?? [])];
  const of = filters.kind === undefined ? '' : keyOf({ kind: filters.kind, id: filters.id ?? 0 });
  const any: [string, string] = ['', t.common.all];
  const choices: { name: string; label: string; value: string; options: [string, string][] }[] = [
    {
      name: 'of',
      label: t.activity.connection,
      value: of,
      options: [any, ...connections.map((each): [string, string] => [keyOf(each), each.name])],
    },
    {
      name: 'status',
      label: t.activity.result,
      value: filters.status ?? '',
      options: [any, ...runStatuses.map((status): [string, string] => [status, t.runStates[status]])],
    },
    {
      name: 'trigger',
      label: t.activity.trigger,
      value: filters.trigger ?? '',
      options: [any, ...Object.entries(t.triggers)],
    },
    {
      name: 'time',
      label: t.activity.time,
      value: filters.time,
      options: Object.keys(times).map((time): [string, string] => [
        time,
        t.activity.times[time as Filters['time']],
      ]),
    },
  ];
  return (
    <div role="group" aria-label={t.activity.filters} className={styles.row}>
      {choices.map(({ name, label, value, options }) => (
        <Field key={name} label={label}>
          <Dropdown
            className={styles.dropdown}
            value={options.find(([key]) => key === value)?.[1] ?? ''}
            selectedOptions={[value]}
            onOptionSelect={(_, { optionValue }) => {
              onChange(name, optionValue ?? '');
            }}
          >
            {options.map(([key, text]) => (
              <Option key={key} value={key}>
                {text}
              </Option>
            ))}
          </Dropdown>
        </Field>
      ))}
      {isAny && (
        <Button icon={<FilterDismiss20Regular />} onClick={onClear}>
          {t.activity.clearFilters}
        </Button>
      )}
    </div>
  );
}
