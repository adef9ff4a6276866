import { Link, Toast, ToastBody, ToastTitle, Toaster, useToastController } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';

const TOASTER = 'toaster';

interface Message {
  title: string;
  text?: string;
  intent?: 'success' | 'error' | 'info' | 'warning';
  action?: { label: string; onClick: () => void };
  milliseconds?: number;
}

/** Shows what just happened, for a while. */
export function useToast(): (message: Message) => string {
  const { dispatchToast, dismissToast } = useToastController(TOASTER);
  return ({ title, text, intent = 'success', action, milliseconds }) => {
    const toastId = crypto.getRandomValues(new Uint32Array(2)).join('-');
    const act = () => {
      action?.onClick();
      dismissToast(toastId);
    };
    dispatchToast(
      <Toast>
        <ToastTitle
          action={
            action && (
              <Link as="button" onClick={act}>
                {action.label}
              </Link>
            )
          }
        >
          {title}
        </ToastTitle>
        {text && <ToastBody>{text}</ToastBody>}
      </Toast>,
      {
        toastId,
        intent,
        timeout: milliseconds ?? (intent === 'error' ? 10_000 : 5_000),
        pauseOnHover: !action,
      },
    );
    return toastId;
  };
}

export function Toasts() {
  const t = useT();
  return (
    <section aria-label={t.shell.messages}>
      <Toaster toasterId={TOASTER} inline position="bottom-end" />
    </section>
  );
}
