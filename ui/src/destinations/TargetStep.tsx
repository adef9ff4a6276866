import { Field, Input } from '@fluentui/react-components';
import type { FoundCalendar } from '../api/types';
import { withScheme, type FieldErrors } from '../connections/account';
import { IntervalPicker } from '../connections/IntervalPicker';
import { useT } from '../i18n/TextProvider';
import { segmentOf, type DestinationDraft } from './draft';
import { OverlapWarning } from './OverlapWarning';
import { TargetPicker } from './TargetPicker';
import { WriteFields } from './WriteFields';

interface Props {
  draft: DestinationDraft;
  onChange: (change: Partial<DestinationDraft>) => void;
  errors: FieldErrors;
  found: FoundCalendar[];
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
}

/** Which calendar, under which name, how often, and what may be removed. */
export function TargetStep({ draft, onChange, errors, found, isConfirmed, onConfirm }: Props) {
  const t = useT();
  const target = { caldav_url: withScheme(draft.caldav_url), calendar_name: draft.calendar_name };
  return (
    <>
      <TargetPicker
        found={found}
        chosen={draft.calendar_name}
        onChoose={({ href }) => {
          onChange({ calendar_name: segmentOf(href) });
        }}
        problem={errors.calendar_name}
      />
      <OverlapWarning
        target={target}
        mirrors={draft.deletions === 'mirror'}
        isConfirmed={isConfirmed}
        onConfirm={onConfirm}
      />
      <Field label={t.fields.name} required validationMessage={errors.name}>
        <Input
          name="name"
          value={draft.name}
          onChange={(_, { value }) => {
            onChange({ name: value });
          }}
        />
      </Field>
      <IntervalPicker
        seconds={draft.sync_interval_secs}
        onChange={(sync_interval_secs) => {
          onChange({ sync_interval_secs });
        }}
        problem={errors.sync_interval_secs}
      />
      <WriteFields draft={draft} onChange={onChange} errors={errors} />
    </>
  );
}
