import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { createSource, sourcesKey } from '../api/sources';
import type { Source } from '../api/types';
import type { FieldErrors } from '../connections/account';
import { AddressField, SignInFields } from '../connections/AccountFields';
import { AdvancedAccount } from '../connections/AdvancedAccount';
import { formProblem, noProblem } from '../connections/formProblem';
import { providerOf, providers, type Provider } from '../connections/providers';
import { ProviderTiles } from '../connections/ProviderTiles';
import { TestChecklist } from '../connections/TestChecklist';
import { useDiscovery } from '../connections/useDiscovery';
import { WizardDialog } from '../connections/WizardDialog';
import { useT } from '../i18n/TextProvider';
import { useToast } from '../shell/toasts';
import { withScheme } from '../connections/account';
import { bodyOf, duplicateOf, emptyDraft, problemsOf, secretPath, type SourceDraft } from './draft';
import { ChooseStep } from './ChooseStep';

/** Which fields each step asks for. */
const fieldsOf: string[][] = [
  ['caldav_url'],
  ['username', 'password', 'auth', 'tls', 'tls.ca_pem'],
  ['name', 'ics_path', 'calendars', 'sync_interval_secs', 'public_ics', 'time_zone'],
];
const LAST = fieldsOf.length - 1;

/** Three steps: where, who, what. `from`: the source that this one starts as a copy of. */
export function AddSource({ from }: { from?: Source }) {
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<SourceDraft>(() =>
    from ? duplicateOf(from, t.connections.copyOf(from.name)) : emptyDraft(),
  );
  const [provider, setProvider] = useState<Provider['id'] | undefined>(
    () => providerOf(draft.caldav_url)?.id,
  );
  const [problem, setProblem] = useState(noProblem);
  const [wrong, setWrong] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const attempt = useDiscovery();
  const account = { ...draft, caldav_url: withScheme(draft.caldav_url) };

  const change = (wanted: Partial<SourceDraft>) => {
    setDraft((before) => ({ ...before, ...wanted }));
    const left = Object.entries(problem.fields).filter(([field]) => !(field in wanted));
    setProblem({ fields: Object.fromEntries(left) });
    if (
      fieldsOf
        .slice(0, LAST)
        .flat()
        .some((field) => field in wanted)
    ) {
      attempt.reset();
    }
  };
  const close = () => {
    navigate('/sources');
  };
  const show = (fields: FieldErrors, message?: string) => {
    setProblem({ fields, message });
    setWrong(Object.keys(fields).length);
  };

  const test = async (): Promise<boolean> => {
    const found = await attempt.mutateAsync({ account }).catch(() => undefined);
    return found?.status === 'success' && found.calendars.length > 0;
  };

  const save = async () => {
    setSaving(true);
    try {
      const { source } = await createSource(bodyOf(draft));
      await client.invalidateQueries({ queryKey: sourcesKey });
      toast({ title: t.sources.added(source.name), text: t.sources.addedNext });
      navigate(`/sources/${String(source.id)}/subscribe`);
    } catch (error) {
      const told = formProblem(error, t);
      const place = fieldsOf.findIndex((fields) => fields.some((field) => field in told.fields));
      setStep(place < 0 ? LAST : place);
      show(told.fields, told.message);
    } finally {
      setSaving(false);
    }
  };

  const next = async () => {
    const missing = Object.entries(problemsOf(draft, t.fields.missing)).filter(([field]) =>
      fieldsOf[step]?.includes(field),
    );
    show(Object.fromEntries(missing));
    if (missing.length > 0) {
      return;
    }
    if (step === LAST) {
      await save();
    } else if (step === 0 || attempt.data?.status === 'success' || (await test())) {
      const name = draft.name === '' ? suggestedName(provider, t.sources.suggestedName) : draft.name;
      const path = draft.ics_path === '' && step === LAST - 1 ? secretPath(name) : draft.ics_path;
      setDraft((before) => ({ ...before, name: step === LAST - 1 ? name : before.name, ics_path: path }));
      setStep(step + 1);
    }
  };

  return (
    <WizardDialog
      title={from ? t.sources.duplicateTitle(from.name) : t.sources.addTitle}
      step={step}
      steps={[t.wizard.where, t.wizard.signIn, t.wizard.choose]}
      wrong={wrong}
      problem={problem.message}
      isBusy={isSaving || attempt.isPending}
      next={
        step === LAST ? t.sources.add : step === 1 && attempt.isPending ? t.checks.running : t.common.next
      }
      onBack={() => {
        show({});
        setStep(step - 1);
      }}
      onNext={() => void next()}
      onClose={close}
    >
      {step === 0 && (
        <>
          <ProviderTiles
            chosen={provider}
            onChoose={({ id, address }) => {
              setProvider(id);
              change({ caldav_url: address });
            }}
          />
          <AddressField
            value={draft.caldav_url}
            onChange={(caldav_url) => {
              change({ caldav_url });
            }}
            problem={problem.fields.caldav_url}
            placeholder={providers.find(({ id }) => id === provider)?.placeholder}
          />
        </>
      )}
      {step === 1 && (
        <>
          <SignInFields account={draft} onChange={change} errors={problem.fields} />
          <AdvancedAccount account={draft} onChange={change} errors={problem.fields} />
          <TestChecklist attempt={attempt} url={account.caldav_url} />
        </>
      )}
      {step === LAST && (
        <ChooseStep
          draft={draft}
          onChange={change}
          errors={problem.fields}
          found={attempt.data?.calendars ?? []}
        />
      )}
    </WizardDialog>
  );
}

function suggestedName(provider: Provider['id'] | undefined, otherwise: string): string {
  return providers.find(({ id }) => id === provider)?.name ?? otherwise;
}
