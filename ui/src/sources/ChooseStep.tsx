import { Field, Input, Switch } from '@fluentui/react-components';
import type { FoundCalendar } from '../api/types';
import type { FieldErrors } from '../connections/account';
import { CalendarPicker } from '../connections/CalendarPicker';
import { IntervalPicker } from '../connections/IntervalPicker';
import { useT } from '../i18n/TextProvider';
import type { SourceDraft } from './draft';
import { FeedPathField } from './FeedPathField';

interface Props {
  draft: SourceDraft;
  onChange: (change: Partial<SourceDraft>) => void;
  errors: FieldErrors;
  found: FoundCalendar[];
}

/** Which calendars, under which name, how often, and who may read them. */
export function ChooseStep({ draft, onChange, errors, found }: Props) {
  const t = useT();
  return (
    <>
      <CalendarPicker
        choices={found}
        chosen={draft.calendars}
        onChange={(calendars) => {
          onChange({ calendars });
        }}
        problem={errors.calendars}
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
      <FeedPathField
        path={draft.ics_path}
        name={draft.name}
        onChange={(ics_path) => {
          onChange({ ics_path });
        }}
        problem={errors.ics_path}
      />
      <Field validationMessage={errors.public_ics} hint={t.fields.publicHint}>
        <Switch
          label={t.fields.public}
          checked={draft.public_ics}
          onChange={(_, { checked }) => {
            onChange({ public_ics: checked });
          }}
        />
      </Field>
    </>
  );
}
