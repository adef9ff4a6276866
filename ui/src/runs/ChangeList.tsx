import { Body1, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { RunItem } from '../api/types';
import { useTexts } from '../i18n/TextProvider';
import { lookOf } from '../states/itemActions';
import { StateBadge } from '../states/StateBadge';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid' },
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    gap: '2px 12px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  items: RunItem[];
  onMore?: () => void;
}

/** What was done to each event, and why. */
export function ChangeList({ items, onMore }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  if (items.length === 0) {
    return <Body1 className={styles.quiet}>{t.run.noItems}</Body1>;
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((item, index) => (
          <li key={index} className={styles.item}>
            <span className={styles.words}>
              <Body1Strong>{item.summary === '' ? t.run.untitled : item.summary}</Body1Strong>
              {item.start && <Caption1 className={styles.quiet}>{format.exact(item.start)}</Caption1>}
              {item.reason && <Caption1>{item.reason}</Caption1>}
            </span>
            <span>
              <StateBadge
                {...lookOf(item.action)}
                text={t.counts[item.action] ?? item.action.replaceAll('_', ' ')}
              />
            </span>
          </li>
        ))}
      </ul>
      {onMore && <Button onClick={onMore}>{t.common.more}</Button>}
    </>
  );
}
