import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Skeleton,
  SkeletonItem,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { runQuery } from '../api/runs';
import type { Run } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { QueryFailure } from '../shell/QueryFailure';
import { useReturnFocus } from '../shell/useReturnFocus';
import { RunDetails } from './RunDetails';

const useStyles = makeStyles({
  drawer: { width: 'min(560px, 100vw)' },
  // Rows keep their height where the whole is too high and scrolls: a message would be squeezed.
  body: {
    display: 'grid',
    gridAutoRows: 'max-content',
    gap: '20px',
    alignContent: 'start',
    paddingBottom: '24px',
  },
});

interface Props {
  id: number;
  nameOf: (run: Run) => string;
  onClose: () => void;
}

/** One run: how it went, in numbers, and what it did to each event and why. */
export function RunDrawer({ id, nameOf, onClose }: Props) {
  const styles = useStyles();
  const t = useT();
  const { data, error, refetch } = useQuery(runQuery(id));
  useReturnFocus();
  const run = data?.run;
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_, { open }) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={t.common.close}
              icon={<Dismiss20Regular />}
              onClick={onClose}
            />
          }
        >
          {run ? t.run.title(nameOf(run)) : t.shell.loading}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {error && <QueryFailure error={error} retry={refetch} />}
        {!run && !error && (
          <Skeleton aria-label={t.shell.loading}>
            <SkeletonItem size={64} />
          </Skeleton>
        )}
        {data && <RunDetails run={data.run} steps={data.steps} name={nameOf(data.run)} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}
