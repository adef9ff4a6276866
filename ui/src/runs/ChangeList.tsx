import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RunItem } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { lookOf } from '../states/itemActions';
import { StateBadge } from '../states/StateBadge';
import { ChangedEvent } from './ChangedEvent';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  items: RunItem[];
  onMore?: () => void;
}

/** What was done to each event, and why. */
export function ChangeList({ items, onMore }: Props) {
  const styles = useStyles();
  const t = useT();
  if (items.length === 0) {
    return <Body1 className={styles.quiet}>{t.run.noItems}</Body1>;
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((item, index) => (
          <ChangedEvent
            key={index}
            event={item}
            badge={
              <StateBadge
                {...lookOf(item.action)}
                text={t.counts[item.action] ?? item.action.replaceAll('_', ' ')}
              />
            }
          />
        ))}
      </ul>
      {onMore && <Button onClick={onMore}>{t.common.more}</Button>}
    </>
  );
}
