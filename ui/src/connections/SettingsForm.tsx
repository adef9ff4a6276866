import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useT } from '../i18n/TextProvider';
import { useToast } from '../shell/toasts';
import type { FieldErrors } from './account';
import { focusFirstInvalid } from './focusFirstInvalid';
import { ProblemBar } from './ProblemBar';
import type { useForm } from './useForm';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px', maxWidth: '720px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props<D extends object> {
  form: ReturnType<typeof useForm<D>>;
  /** What is saved so far, to return to. */
  stored: D;
  /** What is missing or wrong before anybody is asked. */
  check: () => FieldErrors;
  /** Gives what is stored then, and what the service says to it. */
  save: () => Promise<{ stored: D; message: string }>;
  children: ReactNode;
}

/** What can be changed of a connection: saved at once, or taken back. */
export function SettingsForm<D extends object>({ form, stored, check, save, children }: Props<D>) {
  const styles = useStyles();
  const t = useT();
  const toast = useToast();
  const ref = useRef<HTMLFormElement>(null);
  const [isSaving, setSaving] = useState(false);
  const isChanged = JSON.stringify(form.draft) !== JSON.stringify(stored);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = check();
    if (Object.keys(missing).length > 0) {
      form.show(missing);
      focusFirstInvalid(ref);
      return;
    }
    setSaving(true);
    try {
      const saved = await save();
      form.reset(saved.stored);
      toast({ title: t.common.saved, text: t.said(saved.message) });
    } catch (error) {
      form.showAnswer(error);
      focusFirstInvalid(ref);
    } finally {
      setSaving(false);
    }
  };

  return (
    <form ref={ref} noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
      <ProblemBar wrong={form.wrong} message={form.problem.message} />
      {children}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={isSaving || !isChanged}
          icon={isSaving ? <Spinner size="tiny" aria-hidden="true" /> : undefined}
        >
          {t.common.save}
        </Button>
        {isChanged && (
          <Button
            onClick={() => {
              form.reset(stored);
            }}
          >
            {t.fields.discard}
          </Button>
        )}
      </div>
    </form>
  );
}
