import { Dropdown, Field, Option } from '@fluentui/react-components';

interface Props<T extends string> {
  label: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

/** One of a few. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <Field label={label}>
      <Dropdown
        value={options[value]}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => {
          onChange(optionValue as T);
        }}
      >
        {(Object.entries(options) as [T, string][]).map(([key, text]) => (
          <Option key={key} value={key}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
