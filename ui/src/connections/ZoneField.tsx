import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useT } from '../i18n/TextProvider';

const zones = Intl.supportedValuesOf('timeZone');
const MOST = 40;

interface Props {
  zone: string | null;
  onChange: (zone: string | null) => void;
  problem?: string;
}

/** What times without a zone mean. Typing narrows the list. */
export function ZoneField({ zone, onChange, problem }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(zone ?? '');
  const wanted = typed.toLowerCase().replaceAll(' ', '_');
  const fitting = zones.filter((each) => each.toLowerCase().includes(wanted)).slice(0, MOST);
  return (
    <Field label={t.fields.zone} hint={t.fields.zoneHint} validationMessage={problem}>
      <Combobox
        freeform
        clearable
        value={typed}
        selectedOptions={zone === null ? [] : [zone]}
        placeholder="Europe/Berlin"
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value === '' ? null : event.target.value);
        }}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(optionValue ?? '');
          onChange(optionValue ?? null);
        }}
      >
        {fitting.map((each) => (
          <Option key={each} value={each}>
            {each}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
