import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from '@fluentui/react-components';
import { CalendarMultiple20Regular } from '@fluentui/react-icons';
import type { Connection } from '../connections/model';
import { useT } from '../i18n/TextProvider';
import { hueOf, useHues } from './hues';

const useStyles = makeStyles({ name: { borderLeft: '4px solid', paddingLeft: '8px' } });

interface Props {
  sources: Connection[];
  /** Undefined: all, also those that come later. */
  chosen: Set<number> | undefined;
  onChange: (ids: number[] | undefined) => void;
}

/** Which feeds to show; with each its colour and pattern. */
export function FeedFilter({ sources, chosen, onChange }: Props) {
  const styles = useStyles();
  const hues = useHues();
  const t = useT();
  const checked = sources.filter(({ id }) => chosen?.has(id) ?? true).map(({ id }) => String(id));
  return (
    <Menu
      checkedValues={{ feeds: checked }}
      onCheckedValueChange={(_, { checkedItems }) => {
        onChange(checkedItems.length === sources.length ? undefined : checkedItems.map(Number));
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<CalendarMultiple20Regular />}>
          {t.calendar.feeds} {checked.length === sources.length ? '' : `(${String(checked.length)})`}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {sources.map(({ id, name }, place) => (
            <MenuItemCheckbox key={id} name="feeds" value={String(id)}>
              <span className={mergeClasses(styles.name, hues[hueOf(place)])}>{name}</span>
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
