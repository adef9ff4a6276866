import { makeStyles, MenuButton } from '@fluentui/react-components';
import { DarkTheme20Regular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { useT } from '../i18n/TextProvider';
import { WantedMenu } from './WantedMenu';

const useStyles = makeStyles({ button: { justifyContent: 'flex-start', fontWeight: 'normal' } });

const ThemeChoices = lazy(() => import('./ThemeChoices'));

export function ThemeMenu() {
  const styles = useStyles();
  const t = useT();
  return (
    <WantedMenu
      opener={(props) => (
        <MenuButton {...props} appearance="subtle" icon={<DarkTheme20Regular />} className={styles.button}>
          {t.shell.theme}
        </MenuButton>
      )}
    >
      {(opener) => <ThemeChoices opener={opener} />}
    </WantedMenu>
  );
}
