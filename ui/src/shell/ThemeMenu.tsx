import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { DarkTheme20Regular } from '@fluentui/react-icons';
import { useT } from '../i18n/TextProvider';
import { prefer, usePreferences, type Preferences } from '../theme/preferences';

const useStyles = makeStyles({ button: { justifyContent: 'flex-start', fontWeight: 'normal' } });

export function ThemeMenu() {
  const styles = useStyles();
  const t = useT();
  const { theme } = usePreferences();
  return (
    <Menu
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        prefer({ theme: checkedItems[0] as Preferences['theme'] });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" icon={<DarkTheme20Regular />} className={styles.button}>
          {t.shell.theme}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {(['system', 'light', 'dark'] as const).map((value) => (
            <MenuItemRadio key={value} name="theme" value={value}>
              {t.settings.themes[value]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
