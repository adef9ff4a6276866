import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RunItem } from '../api/types';
import { useTexts } from '../i18n/TextProvider';
import { ChangedProperties } from './ChangedProperties';
import { startText } from './startText';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { display: 'grid', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  changes: { gridColumn: '1 / -1' },
});

interface Props {
  event: Pick<RunItem, 'summary' | 'start' | 'all_day' | 'reason'> & Partial<Pick<RunItem, 'changes'>>;
  /** What else there is to say of it, below its time. */
  note?: string;
  /** What was done to it. */
  badge?: ReactNode;
}

/** One event of a list: what is done to it, why, and what is different then. */
export function ChangedEvent({ event, note, badge }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const { summary, reason, changes = [] } = event;
  const when = startText(event, format);
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <Body1Strong>{summary === '' ? t.run.untitled : summary}</Body1Strong>
        {when && <Caption1 className={styles.quiet}>{when}</Caption1>}
        {note && <Caption1>{note}</Caption1>}
        {reason && <Caption1>{t.said(reason)}</Caption1>}
      </span>
      <span>{badge}</span>
      {changes.length > 0 && (
        <span className={styles.changes}>
          <ChangedProperties changes={changes} />
        </span>
      )}
    </li>
  );
}
