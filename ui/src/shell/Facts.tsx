import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, auto) 1fr',
    gap: '8px 20px',
    margin: 0,
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)', columnGap: '12px' },
  },
  row: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: 'anywhere', minWidth: 0 },
});

/** Names and what belongs to them. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <div key={term} className={styles.row}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.fact}>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
