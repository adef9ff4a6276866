import {
  Body1Strong,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowSync20Regular,
  Clock20Regular,
  Delete20Regular,
  Dismiss20Regular,
  Pause20Regular,
  Play20Regular,
} from '@fluentui/react-icons';
import { useT } from '../i18n/TextProvider';
import { useConnectionActions, type Change } from './actions';
import { useDelete } from './deletions';
import { intervals } from './intervals';
import type { Connection } from './model';

const useStyles = makeStyles({
  bar: {
    flexWrap: 'wrap',
    marginBottom: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  count: { padding: '0 12px' },
});

interface Props {
  connections: Connection[];
  onClear: () => void;
}

/** What can be done with all that are selected. */
export function BulkBar({ connections, onClear }: Props) {
  const styles = useStyles();
  const t = useT();
  const { sync, change } = useConnectionActions();
  const remove = useDelete();
  const changeAll = (wanted: Change) => {
    connections.forEach((connection) => void change(connection, wanted));
  };
  return (
    <Toolbar className={styles.bar} aria-label={t.connections.bulk}>
      <Body1Strong className={styles.count} role="status">
        {t.connections.selected(connections.length)}
      </Body1Strong>
      <ToolbarDivider />
      <ToolbarButton
        icon={<ArrowSync20Regular />}
        onClick={() => {
          connections.forEach((each) => void sync(each));
        }}
      >
        {t.connections.sync}
      </ToolbarButton>
      <ToolbarButton
        icon={<Pause20Regular />}
        onClick={() => {
          changeAll({ enabled: false });
        }}
      >
        {t.connections.pause}
      </ToolbarButton>
      <ToolbarButton
        icon={<Play20Regular />}
        onClick={() => {
          changeAll({ enabled: true });
        }}
      >
        {t.connections.resume}
      </ToolbarButton>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <ToolbarButton icon={<Clock20Regular />}>{t.connections.changeInterval}</ToolbarButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {intervals.map((seconds) => (
              <MenuItem
                key={seconds}
                onClick={() => {
                  changeAll({ sync_interval_secs: seconds });
                }}
              >
                {t.intervals.every(seconds)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <ToolbarButton
        icon={<Delete20Regular />}
        onClick={() => {
          remove(connections);
          onClear();
        }}
      >
        {t.connections.delete}
      </ToolbarButton>
      <ToolbarDivider />
      <ToolbarButton icon={<Dismiss20Regular />} onClick={onClear}>
        {t.connections.clearSelection}
      </ToolbarButton>
    </Toolbar>
  );
}
