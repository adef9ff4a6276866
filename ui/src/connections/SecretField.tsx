import { Button, Field, Input, Tooltip } from '@fluentui/react-components';
import { Eye20Regular, EyeOff20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useT } from '../i18n/TextProvider';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  hint?: string;
  isRequired?: boolean;
  inputRef?: React.Ref<HTMLInputElement>;
}

/** A password or token. What is stored never comes back, so it starts empty. */
export function SecretField({ label, value, onChange, problem, hint, isRequired = false, inputRef }: Props) {
  const t = useT();
  const [isShown, setShown] = useState(false);
  const what = isShown ? t.common.hidePassword : t.common.showPassword;
  return (
    <Field label={label} required={isRequired} validationMessage={problem} hint={hint}>
      <Input
        ref={inputRef}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        value={value}
        onChange={(_, data) => {
          onChange(data.value);
        }}
        contentAfter={
          <Tooltip content={what} relationship="label">
            <Button
              appearance="transparent"
              size="small"
              icon={isShown ? <EyeOff20Regular /> : <Eye20Regular />}
              onClick={() => {
                setShown(!isShown);
              }}
            />
          </Tooltip>
        }
      />
    </Field>
  );
}
