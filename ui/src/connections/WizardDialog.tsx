import {
  Button,
  Caption1,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  ProgressBar,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { useT } from '../i18n/TextProvider';
import { useReturnFocus } from '../shell/useReturnFocus';
import { ProblemBar } from './ProblemBar';

const useStyles = makeStyles({
  // Rows keep their height where the whole is too high and scrolls: a message would be squeezed.
  content: {
    display: 'grid',
    gridAutoRows: 'max-content',
    gap: '16px',
    alignContent: 'start',
    paddingTop: '4px',
  },
  where: { display: 'grid', gap: '6px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  title: string;
  step: number;
  steps: string[];
  /** How many fields are wrong, and what is wrong with the whole. */
  wrong: number;
  problem?: string;
  isBusy: boolean;
  next: string;
  extra?: ReactNode;
  onBack: () => void;
  onNext: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in steps. Enter goes on; what is wrong gets the focus. */
export function WizardDialog(props: Props) {
  const { title, step, steps, wrong, problem, isBusy, next, extra, onBack, onNext, onClose, children } =
    props;
  const styles = useStyles();
  const t = useT();
  const content = useRef<HTMLDivElement>(null);
  useReturnFocus();

  useEffect(() => {
    const field =
      wrong > 0
        ? content.current?.querySelector<HTMLElement>('[aria-invalid=true]')
        : content.current?.querySelector<HTMLElement>('input, button, [role=combobox]');
    field?.focus();
  }, [step, wrong]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) {
      onNext();
    }
  };

  return (
    <Dialog
      open
      modalType="modal"
      onOpenChange={(_, { open, type }) => {
        if (!open && type !== 'backdropClick') {
          onClose();
        }
      }}
    >
      <DialogSurface>
        <form noValidate onSubmit={submit}>
          <DialogBody>
            <DialogTitle>
              <div className={styles.where}>
                {title}
                <Caption1 className={styles.quiet}>
                  {t.wizard.step(step + 1, steps.length, steps[step] ?? '')}
                </Caption1>
                <ProgressBar value={(step + 1) / steps.length} aria-hidden="true" />
              </div>
            </DialogTitle>
            <DialogContent ref={content} className={styles.content}>
              <ProblemBar wrong={wrong} message={problem} />
              {children}
            </DialogContent>
            <DialogActions fluid>
              {extra}
              <Button onClick={step === 0 ? onClose : onBack}>
                {step === 0 ? t.common.cancel : t.common.back}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={isBusy}
                icon={isBusy ? <Spinner size="tiny" aria-hidden="true" /> : undefined}
              >
                {next}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
