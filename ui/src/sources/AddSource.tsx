import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { createSource, sourcesKey } from '../api/sources';
import type { Source } from '../api/types';
import { SignInStep, signInFields, whereFields, WhereStep } from '../connections/AccountSteps';
import { providerOf } from '../connections/providers';
import { useWizard } from '../connections/useWizard';
import { WizardDialog } from '../connections/WizardDialog';
import { useT } from '../i18n/TextProvider';
import { useToast } from '../shell/toasts';
import { ChooseStep } from './ChooseStep';
import { bodyOf, duplicateOf, emptyDraft, problemsOf, secretPath, type SourceDraft } from './draft';

const SIGN_IN = 1;
const fields = [
  whereFields,
  signInFields,
  ['name', 'ics_path', 'calendars', 'sync_interval_secs', 'public_ics', 'time_zone'],
];

/** Three steps: where, who, what. `from`: the source that this one starts as a copy of. */
export function AddSource({ from }: { from?: Source }) {
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();

  const save = async (draft: SourceDraft) => {
    const { source } = await createSource(bodyOf(draft));
    await client.invalidateQueries({ queryKey: sourcesKey });
    toast({ title: t.sources.added(source.name), text: t.sources.addedNext });
    navigate(`/sources/${String(source.id)}/subscribe`);
  };

  /** Gives it a name and a path, where it has none yet. */
  const named = (draft: SourceDraft): Partial<SourceDraft> => {
    const name =
      draft.name === '' ? (providerOf(draft.caldav_url)?.name ?? t.sources.suggestedName) : draft.name;
    return { name, ics_path: draft.ics_path === '' ? secretPath(name) : draft.ics_path };
  };

  const wizard = useWizard<SourceDraft>({
    initial: () => (from ? duplicateOf(from, t.connections.copyOf(from.name)) : emptyDraft()),
    fields,
    problems: (draft) => problemsOf(draft, t.fields.missing),
    onLeave: (step, draft) => {
      if (step === SIGN_IN) {
        wizard.change(named(draft));
      }
      return true;
    },
    save,
  });
  const { draft, problem, change, attempt, step, isLast } = wizard;
  const common = { account: draft, onChange: change, errors: problem.fields };

  return (
    <WizardDialog
      title={from ? t.sources.duplicateTitle(from.name) : t.sources.addTitle}
      step={step}
      steps={[t.wizard.where, t.wizard.signIn, t.wizard.choose]}
      wrong={wizard.wrong}
      problem={problem.message}
      isBusy={wizard.isBusy}
      next={isLast ? t.sources.add : attempt.isPending ? t.checks.running : t.common.next}
      onBack={wizard.back}
      onNext={() => void wizard.next()}
      onClose={() => {
        navigate('/sources');
      }}
    >
      {step === 0 && <WhereStep {...common} />}
      {step === SIGN_IN && <SignInStep {...common} attempt={attempt} />}
      {isLast && (
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
