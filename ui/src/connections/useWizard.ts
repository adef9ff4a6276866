import { useState } from 'react';
import type { Account, FieldErrors } from './account';
import { withScheme } from './account';
import { signInFields, whereFields } from './AccountSteps';
import { useDiscovery } from './useDiscovery';
import { useForm } from './useForm';

interface Plan<D> {
  initial: () => D;
  /** The fields of each step. */
  fields: string[][];
  problems: (draft: D) => FieldErrors;
  /** What else has to be done before a step is left; false: stay. */
  onLeave?: (step: number, draft: D) => Promise<boolean> | boolean;
  save: (draft: D) => Promise<void>;
}

/** A form in steps around an account that is tried before it is left. */
export function useWizard<D extends Account>({ initial, fields, problems, onLeave, save }: Plan<D>) {
  const form = useForm(initial);
  const { draft, show, showAnswer } = form;
  const [step, setStep] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const attempt = useDiscovery();
  const signIn = fields.findIndex((names) => names.includes('password'));

  const change = (wanted: Partial<D>) => {
    form.change(wanted);
    if ([...whereFields, ...signInFields].some((field) => field in wanted)) {
      attempt.reset();
    }
  };

  const isSignedIn = async (): Promise<boolean> => {
    if (attempt.data?.status === 'success' && attempt.data.calendars.length > 0) {
      return true;
    }
    const account = { ...draft, caldav_url: withScheme(draft.caldav_url) };
    const found = await attempt.mutateAsync({ account }).catch(() => undefined);
    return found?.status === 'success' && found.calendars.length > 0;
  };

  const finish = async () => {
    try {
      await save(draft);
    } catch (error) {
      const told = showAnswer(error);
      const place = fields.findIndex((names) => names.some((name) => name in told.fields));
      if (place >= 0) {
        setStep(place);
      }
    }
  };

  const next = async () => {
    const missing = Object.entries(problems(draft)).filter(([field]) => fields[step]?.includes(field));
    show(Object.fromEntries(missing));
    if (missing.length > 0 || isBusy) {
      return;
    }
    setBusy(true);
    if (step === fields.length - 1) {
      await finish();
    } else if ((step !== signIn || (await isSignedIn())) && (await (onLeave?.(step, draft) ?? true))) {
      setStep(step + 1);
    }
    setBusy(false);
  };

  const back = () => {
    show({});
    setStep(step - 1);
  };

  return { ...form, change, attempt, step, isBusy, next, back, isLast: step === fields.length - 1 };
}
