import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    justifyItems: 'center',
    textAlign: 'center',
    gap: '8px',
    padding: '48px 24px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: { color: tokens.colorBrandForeground1, fontSize: '48px', '& svg': { width: '48px', height: '48px' } },
  text: { maxWidth: '52ch', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px', marginTop: '12px' },
});

interface Props {
  icon: ReactNode;
  title: string;
  text?: string;
  children?: ReactNode;
}

/** Nothing is here yet, or nothing fits: what that means, and what to do. */
export function EmptyState({ icon, title, text, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <div className={styles.icon}>{icon}</div>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {title}
      </Subtitle2>
      {text && <Body1 className={styles.text}>{text}</Body1>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
