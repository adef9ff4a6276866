import { Hamburger, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';
import { ProductName } from './ProductName';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '4px 8px',
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Above the page where there is no room for the navigation beside it. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const styles = useStyles();
  const t = useT();
  return (
    <header className={styles.bar}>
      <Tooltip content={t.shell.openNavigation} relationship="label">
        <Hamburger onClick={onMenu} />
      </Tooltip>
      <ProductName />
    </header>
  );
}
