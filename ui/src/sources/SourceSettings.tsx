import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  Switch,
} from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { calendarsQuery, sourcesKey, updateSource } from '../api/sources';
import type { Source } from '../api/types';
import { withScheme } from '../connections/account';
import { AddressField, SignInFields } from '../connections/AccountFields';
import { AdvancedAccount } from '../connections/AdvancedAccount';
import { CalendarPicker } from '../connections/CalendarPicker';
import { focusFirstInvalid } from '../connections/focusFirstInvalid';
import { IntervalPicker } from '../connections/IntervalPicker';
import { TestChecklist } from '../connections/TestChecklist';
import { useDiscovery } from '../connections/useDiscovery';
import { useForm } from '../connections/useForm';
import { ZoneField } from '../connections/ZoneField';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { useToast } from '../shell/toasts';
import { changeOf, draftOf, problemsOf, type SourceDraft } from './draft';
import { FeedPathField } from './FeedPathField';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px', maxWidth: '720px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Everything about a source that can be changed. */
export function SourceSettings({ source }: { source: Source }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const ref = useRef<HTMLFormElement>(null);
  const { draft, problem, change, wrong, ...form } = useForm<SourceDraft>(() => draftOf(source));
  const [isSaving, setSaving] = useState(false);
  const attempt = useDiscovery();
  const { data: calendars } = useQuery(calendarsQuery(source.id));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(source));
  const account = { ...draft, caldav_url: withScheme(draft.caldav_url) };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const missing = problemsOf(draft, t.fields.missing, source);
    if (Object.keys(missing).length > 0) {
      form.show(missing);
      focusFirstInvalid(ref);
      return;
    }
    setSaving(true);
    try {
      const { source: saved, message } = await updateSource(source.id, changeOf(draft));
      form.reset(draftOf(saved));
      await client.invalidateQueries({ queryKey: sourcesKey });
      toast({ title: t.common.saved, text: t.said(message) });
    } catch (error) {
      form.showAnswer(error);
      focusFirstInvalid(ref);
    } finally {
      setSaving(false);
    }
  };
  const test = () => {
    attempt.mutate({ account, sourceId: source.id });
  };

  return (
    <form ref={ref} noValidate className={styles.form} onSubmit={(event) => void save(event)}>
      {(wrong > 0 || problem.message) && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {wrong > 0 && <MessageBarTitle>{t.fields.check(wrong)}</MessageBarTitle>}
            {problem.message}
          </MessageBarBody>
        </MessageBar>
      )}
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
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={isSaving || !isChanged}
          icon={isSaving ? <Spinner size="tiny" /> : undefined}
        >
          {t.common.save}
        </Button>
        {isChanged && (
          <Button
            onClick={() => {
              form.reset(draftOf(source));
            }}
          >
            {t.fields.discard}
          </Button>
        )}
      </div>
    </form>
  );
}
