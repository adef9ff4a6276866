import { Button, Field, Input, Switch } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { calendarsQuery, sourcesKey, updateSource } from '../api/sources';
import type { Source } from '../api/types';
import { withScheme } from '../connections/account';
import { AddressField, SignInFields } from '../connections/AccountFields';
import { AdvancedAccount } from '../connections/AdvancedAccount';
import { CalendarPicker } from '../connections/CalendarPicker';
import { IntervalPicker } from '../connections/IntervalPicker';
import { SettingsForm } from '../connections/SettingsForm';
import { TestChecklist } from '../connections/TestChecklist';
import { useDiscovery } from '../connections/useDiscovery';
import { useForm } from '../connections/useForm';
import { ZoneField } from '../connections/ZoneField';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { changeOf, draftOf, problemsOf, type SourceDraft } from './draft';
import { FeedPathField } from './FeedPathField';

/** Everything about a source that can be changed. */
export function SourceSettings({ source }: { source: Source }) {
  const t = useT();
  const client = useQueryClient();
  const form = useForm<SourceDraft>(() => draftOf(source));
  const { draft, problem, change } = form;
  const attempt = useDiscovery();
  const { data: calendars } = useQuery(calendarsQuery(source.id));
  const account = { ...draft, caldav_url: withScheme(draft.caldav_url) };

  const save = async () => {
    const { source: saved, message } = await updateSource(source.id, changeOf(draft));
    await client.invalidateQueries({ queryKey: sourcesKey });
    return { stored: draftOf(saved), message };
  };
  const test = () => {
    attempt.mutate({ account, sourceId: source.id });
  };

  return (
    <SettingsForm
      form={form}
      stored={draftOf(source)}
      check={() => problemsOf(draft, t.fields.missing, source)}
      save={save}
    >
      <Card title={t.connections.account}>
        <Field label={t.fields.name} required validationMessage={problem.fields.name}>
          <Input
            value={draft.name}
            onChange={(_, { value }) => {
              change({ name: value });
            }}
          />
        </Field>
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
          <Button onClick={test} disabledFocusable={attempt.isPending}>
            {t.checks.test}
          </Button>
        </div>
        <TestChecklist attempt={attempt} url={account.caldav_url} />
      </Card>
      <Card title={t.fields.calendars}>
        <CalendarPicker
          choices={attempt.data?.status === 'success' ? attempt.data.calendars : (calendars ?? [])}
          chosen={draft.calendars}
          onChange={(chosen) => {
            change({ calendars: chosen });
          }}
          problem={problem.fields.calendars}
        />
        <ZoneField
          zone={draft.time_zone}
          onChange={(time_zone) => {
            change({ time_zone });
          }}
          problem={problem.fields.time_zone}
        />
      </Card>
      <Card title={t.connections.schedule}>
        <IntervalPicker
          seconds={draft.sync_interval_secs}
          onChange={(sync_interval_secs) => {
            change({ sync_interval_secs });
          }}
          problem={problem.fields.sync_interval_secs}
        />
      </Card>
      <Card title={t.sources.feed}>
        <FeedPathField
          path={draft.ics_path}
          name={draft.name}
          onChange={(ics_path) => {
            change({ ics_path });
          }}
          problem={problem.fields.ics_path}
        />
        <Switch
          label={t.fields.public}
          checked={draft.public_ics}
          onChange={(_, { checked }) => {
            change({ public_ics: checked });
          }}
        />
        {draft.public_ics && (
          <Field
            label={t.fields.publicPath}
            hint={t.fields.publicPathHint}
            validationMessage={problem.fields.public_ics_path}
          >
            <Input
              contentBefore="/ics/public/"
              value={draft.public_ics_path ?? ''}
              onChange={(_, { value }) => {
                change({ public_ics_path: value === '' ? null : value });
              }}
            />
          </Field>
        )}
      </Card>
    </SettingsForm>
  );
}
