import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useT } from '../i18n/TextProvider';

const useStyles = makeStyles({ content: { display: 'grid', gap: '12px' } });

interface Props {
  /** The button that asks. */
  opener: ReactElement;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  title: string;
  /** What happens then, and whatever has to be filled in first. */
  children: ReactNode;
  /** The verb of the button that does it. */
  action: string;
  isReady?: boolean;
  isBusy: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: Props) {
  const { opener, isOpen, onOpen, title, children, action, isReady = true, isBusy, onConfirm } = props;
  const styles = useStyles();
  const t = useT();
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(_, { open }) => {
        onOpen(open);
      }}
    >
      <DialogTrigger disableButtonEnhancement>{opener}</DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>{children}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t.common.cancel}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabled={!isReady}
              disabledFocusable={isBusy}
              icon={isBusy ? <Spinner size="tiny" aria-hidden="true" /> : undefined}
              onClick={onConfirm}
            >
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
