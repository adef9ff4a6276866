import { Dropdown, Field, Option } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';
import { intervals } from './intervals';

interface Props {
  seconds: number;
  onChange: (seconds: number) => void;
  problem?: string;
  hint?: string;
}

/** How often it runs by itself, in words. One that the API was given stays choosable. */
export function IntervalPicker({ seconds, onChange, problem, hint }: Props) {
  const t = useT();
  const offered = intervals.includes(seconds) ? intervals : [...intervals, seconds].sort((a, b) => a - b);
  return (
    <Field label={t.intervals.label} validationMessage={problem} hint={hint}>
      <Dropdown
        value={t.intervals.every(seconds)}
        selectedOptions={[String(seconds)]}
        onOptionSelect={(_, { optionValue }) => {
          onChange(Number(optionValue));
        }}
      >
        {offered.map((each) => (
          <Option key={each} value={String(each)}>
            {t.intervals.every(each)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
