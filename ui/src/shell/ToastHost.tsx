import { Link, Toast, ToastBody, ToastTitle, Toaster, useToastController } from '@fluentui/react-components';
import { useEffect } from 'react';
import { takeMessages, useWaitingMessages, type Message } from './toasts';

const TOASTER = 'toaster';

/** Draws the messages that were told. */
export default function ToastHost() {
  const { dispatchToast, dismissToast } = useToastController(TOASTER);
  const waiting = useWaitingMessages();

  useEffect(() => {
    const show = ({ title, text, intent = 'success', action, milliseconds }: Message) => {
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
    };
    takeMessages().forEach(show);
  }, [waiting, dispatchToast, dismissToast]);

  return <Toaster toasterId={TOASTER} inline position="bottom-end" />;
}
