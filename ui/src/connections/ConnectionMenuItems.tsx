import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowSync20Regular,
  Copy20Regular,
  Delete20Regular,
  DocumentSearch20Regular,
  Edit20Regular,
  Pause20Regular,
  Play20Regular,
  QrCode20Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import { useT } from '../i18n/TextProvider';
import { useConnectionActions } from './actions';
import { useDelete } from './deletions';
import type { ConnectionMenuProps } from './ConnectionMenu';
import { pathOf } from './model';

/** What can be done with one connection. */
export default function ConnectionMenuItems({
  connection,
  onDelete,
  opener,
}: ConnectionMenuProps & { opener: ReactElement }) {
  const t = useT();
  const [, navigate] = useLocation();
  const { sync, change } = useConnectionActions();
  const remove = useDelete();
  const isSource = connection.kind === 'source';
  const go = (tab: string) => () => {
    navigate(pathOf(connection, tab));
  };
  return (
    <Menu defaultOpen>
      <MenuTrigger disableButtonEnhancement>{opener}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={<ArrowSync20Regular />}
            disabled={connection.running_run_id !== null}
            onClick={() => void sync(connection)}
          >
            {t.connections.sync}
          </MenuItem>
          {isSource ? (
            <MenuItem icon={<QrCode20Regular />} onClick={go('subscribe')}>
              {t.connections.subscribe}
            </MenuItem>
          ) : (
            <MenuItem icon={<DocumentSearch20Regular />} onClick={go('changes')}>
              {t.connections.preview}
            </MenuItem>
          )}
          <MenuDivider />
          <MenuItem icon={<Edit20Regular />} onClick={go('settings')}>
            {t.connections.edit}
          </MenuItem>
          <MenuItem
            icon={<Copy20Regular />}
            onClick={() => {
              navigate(`/${connection.kind}s/new?from=${String(connection.id)}`);
            }}
          >
            {t.connections.duplicate}
          </MenuItem>
          <MenuItem
            icon={connection.enabled ? <Pause20Regular /> : <Play20Regular />}
            onClick={() => void change(connection, { enabled: !connection.enabled })}
          >
            {connection.enabled ? t.connections.pause : t.connections.resume}
          </MenuItem>
          <MenuDivider />
          <MenuItem
            icon={<Delete20Regular />}
            onClick={() => {
              remove([connection]);
              onDelete?.();
            }}
          >
            {t.connections.delete}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
