import { makeStyles, mergeClasses, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Run, RunStatus } from '../api/types';
import { useTexts } from '../i18n/TextProvider';

const useStyles = makeStyles({
  strip: { display: 'flex', alignItems: 'center', height: '24px' },
  hit: {
    display: 'flex',
    alignItems: 'flex-end',
    justifyContent: 'center',
    width: '8px',
    height: '24px',
    padding: '3px 1px',
    border: 'none',
    backgroundColor: 'transparent',
    borderRadius: '2px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  mark: { width: '100%', borderRadius: '2px', forcedColorAdjust: 'none' },
  ok: { height: '100%', backgroundColor: tokens.colorStatusSuccessForeground3 },
  partial: { height: '60%', backgroundColor: tokens.colorStatusWarningForeground3 },
  held: {
    height: '60%',
    boxSizing: 'border-box',
    border: `2px solid ${tokens.colorStatusWarningForeground3}`,
  },
  error: { height: '30%', backgroundColor: tokens.colorStatusDangerForeground3 },
  running: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground, opacity: 0.5 },
  cancelled: { height: '30%', backgroundColor: tokens.colorNeutralStroke1 },
  none: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  name: string;
  runs: Run[];
  /** Where Enter on a run leads. */
  pathOfRun: (run: Run) => string;
}

/** The last runs at a glance, oldest first. One stop of the Tab key; arrows move along it. */
export function RunStrip({ name, runs, pathOfRun }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const [, navigate] = useLocation();
  const arrows = useArrowNavigationGroup({ axis: 'horizontal', memorizeCurrent: true });
  const [active, setActive] = useState<number>();
  if (runs.length === 0) {
    return <span className={styles.none}>–</span>;
  }
  const word = (status: RunStatus) => t.runStates[status];
  const stop = runs.find((run) => run.id === active) ?? runs.at(-1);
  return (
    <div role="group" aria-label={t.connections.lastRuns(name)} className={styles.strip} {...arrows}>
      {runs.map((run) => {
        const told = [format.exact(run.started_at), word(run.status), t.said(run.error ?? '')]
          .filter(Boolean)
          .join(', ');
        return (
          <button
            key={run.id}
            type="button"
            className={styles.hit}
            tabIndex={run === stop ? 0 : -1}
            aria-label={told}
            title={told}
            onFocus={() => {
              setActive(run.id);
            }}
            onClick={() => {
              navigate(pathOfRun(run));
            }}
          >
            <span className={mergeClasses(styles.mark, styles[run.status])} />
          </button>
        );
      })}
    </div>
  );
}
