import { makeStyles, Title1, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { product } from '../i18n/product';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px 16px',
    marginBottom: '20px',
  },
  title: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 719px)': { fontSize: tokens.fontSizeHero700 },
  },
  words: { minWidth: 0, display: 'grid', gap: '4px' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    '@media (max-width: 719px)': { width: '100%' },
  },
});

interface Props {
  title: string;
  /** Above the title: where one came from. */
  trail?: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}

/** The name of the page, on it and on the browser's tab, and what can be done on it. */
export function PageHeader({ title, trail, below, children }: Props) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title]);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {trail}
        <Title1 as="h1" className={styles.title}>
          {title}
        </Title1>
        {below}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}
