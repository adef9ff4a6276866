import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { Copy20Regular, Stop20Regular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { cancelRun, itemsQuery } from '../api/runs';
import type { Run, RunStep } from '../api/types';
import { useTexts } from '../i18n/TextProvider';
import { Facts } from '../shell/Facts';
import { RunBadge } from '../states/RunBadge';
import { CopyButton } from '../subscribe/CopyButton';
import { ChangeList } from './ChangeList';
import { countsOf } from './counts';
import { tookText } from './duration';
import { runReport } from './report';
import { RunSteps } from './RunSteps';

const useStyles = makeStyles({
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
  run: Run;
  steps: RunStep[];
  name: string;
}

/** How a run went: in numbers, step by step, and event by event. */
export function RunDetails({ run, steps, name }: Props) {
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
          <MessageBarBody>{t.said(run.error)}</MessageBarBody>
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
      {steps.length > 0 && <RunSteps steps={steps} end={run.finished_at} />}
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
