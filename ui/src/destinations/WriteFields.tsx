import { Checkbox, makeStyles, Switch } from '@fluentui/react-components';
import type { FieldErrors } from '../connections/account';
import { ZoneField } from '../connections/ZoneField';
import { useT } from '../i18n/TextProvider';
import { DeletionChoice } from './DeletionChoice';
import type { DestinationDraft } from './draft';

const useStyles = makeStyles({ group: { display: 'grid' } });

interface Props {
  draft: DestinationDraft;
  onChange: (change: Partial<DestinationDraft>) => void;
  errors: FieldErrors;
}

/** What is written, and what may be removed. */
export function WriteFields({ draft, onChange, errors }: Props) {
  const styles = useStyles();
  const t = useT();
  return (
    <>
      <DeletionChoice
        value={draft.deletions}
        onChange={(deletions) => {
          onChange({ deletions });
        }}
        problem={errors.deletions}
      />
      <div className={styles.group}>
        <Switch
          label={t.destinations.past}
          checked={draft.sync_all}
          onChange={(_, { checked }) => {
            onChange({ sync_all: checked });
          }}
        />
        <Checkbox
          label={t.destinations.attendees}
          checked={draft.attendees === 'keep'}
          onChange={(_, { checked }) => {
            onChange({ attendees: checked === true ? 'keep' : 'strip' });
          }}
        />
        <Checkbox
          label={t.destinations.alarms}
          checked={draft.alarms === 'keep'}
          onChange={(_, { checked }) => {
            onChange({ alarms: checked === true ? 'keep' : 'strip' });
          }}
        />
      </div>
      <ZoneField
        zone={draft.time_zone}
        onChange={(time_zone) => {
          onChange({ time_zone });
        }}
        problem={errors.time_zone}
      />
    </>
  );
}
