import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '12px' },
  title: { width: '220px' },
});

/** The layout of a page whose content is on its way. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const styles = useStyles();
  const t = useT();
  return (
    <Skeleton aria-label={t.shell.loading} className={styles.stack}>
      <SkeletonItem size={32} className={styles.title} />
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonItem key={row} size={40} />
      ))}
    </Skeleton>
  );
}
