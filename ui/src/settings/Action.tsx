import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({ action: { justifySelf: 'start' } });

interface Props {
  text: string;
  icon: ReactElement;
  isBusy: boolean;
  onClick: () => void;
}

/** Does what takes a moment; a second click meanwhile does nothing. */
export function Action({ text, icon, isBusy, onClick }: Props) {
  const styles = useStyles();
  return (
    <Button
      className={styles.action}
      disabledFocusable={isBusy}
      icon={isBusy ? <Spinner size="tiny" aria-hidden="true" /> : icon}
      onClick={onClick}
    >
      {text}
    </Button>
  );
}
