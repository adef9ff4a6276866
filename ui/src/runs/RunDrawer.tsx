import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  OverlayDrawer,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { Copy20Regular, Dismiss20Regular, Stop20Regular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { cancelRun, itemsQuery, runQuery } from '../api/runs';
import type { Run } from '../api/types';
import { CopyButton } from '../subscribe/CopyButton';
import { useTexts } from '../i18n/TextProvider';
import { Facts } from '../shell/Facts';
import { QueryFailure } from '../shell/QueryFailure';
import { RunBadge } from '../states/RunBadge';
import { ChangeList } from './ChangeList';
import { countsOf } from './counts';
import { runReport } from './report';
import { tookText } from './duration';

const useStyles = makeStyles({
  drawer: { width: 'min(560px, 100vw)' },
  body: { display: 'grid', gap: '20px', alignContent: 'start', paddingBottom: '24px' },
  term: { color: tokens.colorNeutralForeground3 },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(96px, 1fr))',
    gap: '8px',
    margin: 0,
  },
  count: {
    display: 'flex',
    flexDirection: 'column-reverse',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: 600,
    lineHeight: tokens.lineHeightBase500,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  heading: { margin: 0 },
});

interface Props {
  id: number;
  nameOf: (run: Run) => string;
  onClose: () => void;
}

/** One run: how it went, in numbers, and what it did to each event and why. */
export function RunDrawer({ id, nameOf, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { data: run, error, refetch } = useQuery(runQuery(id));
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
        {run && <Details run={run} name={nameOf(run)} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Details({ run, name }: { run: Run; name: string }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const items = useInfiniteQuery(itemsQuery(run.id));
  const all = items.data?.pages.flat() ?? [];
  const facts: [string, string][] = [
    [t.run.started, format.exact(run.started_at)],
    [t.run.took, tookText(run, t, format)],
    [t.run.trigger, t.triggers[run.trigger]],
    [t.run.requests, format.number(run.requests)],
    [t.run.traffic, format.bytes(run.bytes)],
  ];
  return (
    <>
      <div>
        <RunBadge status={run.status} />
      </div>
      {run.error && (
        <MessageBar intent={run.status === 'error' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>{run.error}</MessageBarBody>
        </MessageBar>
      )}
      <dl className={styles.counts}>
        {countsOf(run, t.counts).map(([what, n]) => (
          <div key={what} className={styles.count}>
            <dt className={styles.term}>{what}</dt>
            <dd className={styles.number}>{format.number(n)}</dd>
          </div>
        ))}
      </dl>
      <Facts facts={facts} />
      <div className={styles.actions}>
        <CopyButton text={() => runReport(run, all, name)} label={t.run.copyText} icon={<Copy20Regular />} />
        {run.status === 'running' && (
          <Button icon={<Stop20Regular />} onClick={() => void cancelRun(run.id)}>
            {t.run.stop}
          </Button>
        )}
      </div>
      <Subtitle2 as="h3" className={styles.heading}>
        {t.run.items}
      </Subtitle2>
      {items.data && (
        <ChangeList items={all} onMore={items.hasNextPage ? () => void items.fetchNextPage() : undefined} />
      )}
    </>
  );
}
