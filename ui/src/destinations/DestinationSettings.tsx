import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { destinationsKey, updateDestination } from '../api/destinations';
import type { Destination } from '../api/types';
import { withScheme } from '../connections/account';
import { AddressField, SignInFields } from '../connections/AccountFields';
import { AdvancedAccount } from '../connections/AdvancedAccount';
import { IntervalPicker } from '../connections/IntervalPicker';
import { SettingsForm } from '../connections/SettingsForm';
import { TestChecklist } from '../connections/TestChecklist';
import { useDiscovery } from '../connections/useDiscovery';
import { useForm } from '../connections/useForm';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { changeOf, draftOf, problemsOf, segmentOf } from './draft';
import { LinkFields } from './LinkFields';
import { OverlapWarning } from './OverlapWarning';
import { RemoveWithEvents } from './RemoveWithEvents';
import { TargetPicker } from './TargetPicker';
import { WriteFields } from './WriteFields';

const useStyles = makeStyles({ stack: { display: 'grid', gap: '16px', maxWidth: '720px' } });

/** Everything about a destination that can be changed. */
export function DestinationSettings({ destination }: { destination: Destination }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const form = useForm(() => draftOf(destination));
  const { draft, problem, change } = form;
  const [isConfirmed, setConfirmed] = useState(false);
  const attempt = useDiscovery();
  const found = attempt.data?.status === 'success' ? attempt.data.calendars : undefined;
  const account = { ...draft, caldav_url: withScheme(draft.caldav_url) };
  const target = {
    caldav_url: account.caldav_url,
    calendar_name: draft.calendar_name,
    exclude_id: destination.id,
  };

  const save = async () => {
    const saved = await updateDestination(destination.id, {
      ...changeOf(draft),
      confirm_overlap: isConfirmed,
    });
    await client.invalidateQueries({ queryKey: destinationsKey });
    await client.invalidateQueries({ queryKey: ['plan', destination.id] });
    return { stored: draftOf(saved.destination), message: saved.message };
  };

  return (
    <div className={styles.stack}>
      <SettingsForm
        form={form}
        stored={draftOf(destination)}
        check={() => problemsOf(draft, t.fields.missing, destination)}
        save={save}
      >
        <Card title={t.destinations.from}>
          <Field label={t.fields.name} required validationMessage={problem.fields.name}>
            <Input
              value={draft.name}
              onChange={(_, { value }) => {
                change({ name: value });
              }}
            />
          </Field>
          <LinkFields draft={draft} onChange={change} errors={problem.fields} isStored />
        </Card>
        <Card title={t.destinations.to}>
          <AddressField
            value={draft.caldav_url}
            onChange={(caldav_url) => {
              change({ caldav_url });
            }}
            problem={problem.fields.caldav_url}
          />
          <SignInFields account={draft} onChange={change} errors={problem.fields} isStored />
          <AdvancedAccount account={draft} onChange={change} errors={problem.fields} />
          <div>
            <Button
              disabledFocusable={attempt.isPending}
              onClick={() => {
                attempt.mutate({ account, destinationId: destination.id });
              }}
            >
              {t.destinations.findCalendars}
            </Button>
          </div>
          <TestChecklist attempt={attempt} url={account.caldav_url} />
          {found ? (
            <TargetPicker
              found={found}
              chosen={draft.calendar_name}
              onChoose={({ href }) => {
                change({ calendar_name: segmentOf(href) });
              }}
              problem={problem.fields.calendar_name}
            />
          ) : (
            <Field label={t.destinations.target} required validationMessage={problem.fields.calendar_name}>
              <Input
                value={draft.calendar_name}
                onChange={(_, { value }) => {
                  change({ calendar_name: value });
                }}
              />
            </Field>
          )}
          <OverlapWarning
            target={target}
            mirrors={draft.deletions === 'mirror'}
            isConfirmed={isConfirmed}
            onConfirm={setConfirmed}
          />
        </Card>
        <Card title={t.destinations.how}>
          <IntervalPicker
            seconds={draft.sync_interval_secs}
            onChange={(sync_interval_secs) => {
              change({ sync_interval_secs });
            }}
            problem={problem.fields.sync_interval_secs}
          />
          <WriteFields draft={draft} onChange={change} errors={problem.fields} />
        </Card>
      </SettingsForm>
      <RemoveWithEvents destination={destination} />
    </div>
  );
}
