import { Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useT } from '../i18n/TextProvider';
import { prefer, usePreferences, type Preferences } from '../theme/preferences';

export default function ThemeChoices({ opener }: { opener: ReactElement }) {
  const t = useT();
  const { theme } = usePreferences();
  return (
    <Menu
      defaultOpen
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        prefer({ theme: checkedItems[0] as Preferences['theme'] });
      }}
    >
      <MenuTrigger disableButtonEnhancement>{opener}</MenuTrigger>
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
