import { Checkbox } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { createDestination, destinationsKey, previewUnsaved, startDestination } from '../api/destinations';
import type { Destination } from '../api/types';
import { SignInStep, signInFields, whereFields, WhereStep } from '../connections/AccountSteps';
import { useWizard } from '../connections/useWizard';
import { WizardDialog } from '../connections/WizardDialog';
import { useT } from '../i18n/TextProvider';
import { noteOwnRun } from '../live/ownRuns';
import { useToast } from '../shell/toasts';
import { bodyOf, draftOf, emptyDraft, problemsOf, type DestinationDraft } from './draft';
import { LinkFields } from './LinkFields';
import { LinkReport } from './LinkReport';
import { PlanStep } from './PlanStep';
import { TargetStep } from './TargetStep';
import { useInspection } from './useInspection';

const fields = [
  ['ics_url', 'ics_username', 'ics_password', 'ics_auth', 'ics_tls'],
  whereFields,
  signInFields,
  [
    'calendar_name',
    'name',
    'deletions',
    'sync_interval_secs',
    'sync_all',
    'attendees',
    'alarms',
    'time_zone',
  ],
  [],
];
const [LINK, WHERE, SIGN_IN, TARGET] = [0, 1, 2, 3];

/** Five steps: the link, where the calendar is, who, which calendar and how, and what would be done. */
export function AddDestination({ from }: { from?: Destination }) {
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const [isConfirmed, setConfirmed] = useState(false);
  const [syncsNow, setSyncsNow] = useState(true);
  const plan = useMutation({ mutationFn: (draft: DestinationDraft) => previewUnsaved(bodyOf(draft)) });

  const save = async (draft: DestinationDraft) => {
    const { destination } = await createDestination({ ...bodyOf(draft), confirm_overlap: isConfirmed });
    if (syncsNow) {
      noteOwnRun(await startDestination(destination.id));
    }
    await client.invalidateQueries({ queryKey: destinationsKey });
    toast({ title: t.destinations.added(destination.name) });
    navigate(`/destinations/${String(destination.id)}${syncsNow ? '/runs' : ''}`);
  };

  const wizard = useWizard<DestinationDraft>({
    initial: () => (from ? { ...draftOf(from), name: t.connections.copyOf(from.name) } : emptyDraft()),
    fields,
    problems: (draft) => problemsOf(draft, t.fields.missing),
    onLeave: (step, draft) => {
      if (step === LINK && draft.name === '') {
        wizard.change({ name: inspection.data?.calendar?.name ?? '' });
      }
      if (step === TARGET) {
        plan.mutate(draft);
      }
      return true;
    },
    save,
  });
  const { draft, problem, change, attempt, step, isLast } = wizard;
  const inspection = useInspection(draft);
  const common = { account: draft, onChange: change, errors: problem.fields };

  return (
    <WizardDialog
      title={from ? t.destinations.duplicateTitle(from.name) : t.destinations.addTitle}
      step={step}
      steps={[
        t.destinations.stepLink,
        t.wizard.where,
        t.wizard.signIn,
        t.destinations.stepTarget,
        t.destinations.stepPlan,
      ]}
      wrong={wizard.wrong}
      problem={problem.message}
      isBusy={wizard.isBusy}
      next={isLast ? t.destinations.add : attempt.isPending ? t.checks.running : t.common.next}
      onBack={wizard.back}
      onNext={() => void wizard.next()}
      onClose={() => {
        navigate('/destinations');
      }}
    >
      {step === LINK && (
        <>
          <LinkFields draft={draft} onChange={change} errors={problem.fields} />
          <LinkReport inspection={inspection} />
        </>
      )}
      {step === WHERE && <WhereStep {...common} />}
      {step === SIGN_IN && <SignInStep {...common} attempt={attempt} />}
      {step === TARGET && (
        <TargetStep
          draft={draft}
          onChange={change}
          errors={problem.fields}
          found={attempt.data?.calendars ?? []}
          isConfirmed={isConfirmed}
          onConfirm={setConfirmed}
        />
      )}
      {isLast && (
        <>
          <PlanStep
            attempt={plan}
            retry={() => {
              plan.mutate(draft);
            }}
          />
          <Checkbox
            label={t.destinations.syncNow}
            checked={syncsNow}
            onChange={(_, { checked }) => {
              setSyncsNow(checked === true);
            }}
          />
        </>
      )}
    </WizardDialog>
  );
}
