import { Field, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import type { Deletions } from '../api/types';
import { useT } from '../i18n/TextProvider';

interface Props {
  value: Deletions;
  onChange: (value: Deletions) => void;
  problem?: string;
}

/** What a run may remove, in words. */
export function DeletionChoice({ value, onChange, problem }: Props) {
  const t = useT();
  return (
    <>
      <Field label={t.destinations.deletions} validationMessage={problem}>
        <RadioGroup
          value={value}
          onChange={(_, data) => {
            onChange(data.value as Deletions);
          }}
        >
          {(['owned', 'none', 'mirror'] as const).map((each) => (
            <Radio key={each} value={each} label={t.destinations.deletionModes[each]} />
          ))}
        </RadioGroup>
      </Field>
      {value === 'mirror' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t.destinations.mirrorWarning}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
