import { Button } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { lazy } from 'react';
import { useT } from '../i18n/TextProvider';
import { WantedMenu } from '../shell/WantedMenu';
import type { Connection } from './model';

const ConnectionMenuItems = lazy(() => import('./ConnectionMenuItems'));

export interface ConnectionMenuProps {
  connection: Connection;
  /** Whether to leave the page of what is being deleted. */
  onDelete?: () => void;
}

/** What can be done with one connection, behind a button. */
export function ConnectionMenu(props: ConnectionMenuProps) {
  const t = useT();
  return (
    <WantedMenu
      opener={(given) => (
        <Button
          {...given}
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t.connections.actionsFor(props.connection.name)}
        />
      )}
    >
      {(opener) => <ConnectionMenuItems {...props} opener={opener} />}
    </WantedMenu>
  );
}
