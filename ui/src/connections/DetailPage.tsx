import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  Button,
  makeStyles,
  Tab,
  TabList,
} from '@fluentui/react-components';
import { ArrowSync20Regular, Pause20Regular, Play20Regular, Stop20Regular } from '@fluentui/react-icons';
import type { MouseEvent, ReactNode } from 'react';
import { useLocation, useRouter } from 'wouter';
import { cancelRun } from '../api/runs';
import { useT } from '../i18n/TextProvider';
import { PageHeader } from '../shell/PageHeader';
import { useShortcut } from '../shell/shortcuts';
import { useConnectionActions } from './actions';
import { ConnectionBadge } from './ConnectionBadge';
import { ConnectionMenu } from './ConnectionMenu';
import { hasProblem, pathOf, type Connection } from './model';
import { ProblemBar } from './Problems';

const useStyles = makeStyles({
  tabs: { marginBottom: '20px', marginLeft: '-10px', flexWrap: 'wrap' },
  problem: { marginBottom: '12px' },
  trail: { marginLeft: '-6px' },
});

export type TabId = 'summary' | 'calendar' | 'changes' | 'runs' | 'subscribe' | 'settings';

interface Props {
  connection: Connection;
  tabs: TabId[];
  tab: TabId;
  children: ReactNode;
}

/** A source or a destination: its name, how it is doing, what can be done, and the views of it. */
export function DetailPage({ connection, tabs, tab, children }: Props) {
  const styles = useStyles();
  const t = useT();
  const [, navigate] = useLocation();
  const { base } = useRouter();
  const { sync, change } = useConnectionActions();
  const list = `/${connection.kind}s`;
  const runId = connection.running_run_id;
  const start = () => {
    if (runId === null) {
      void sync(connection);
    }
  };
  useShortcut('r', start);
  const up = (event: MouseEvent) => {
    event.preventDefault();
    navigate(list);
  };

  return (
    <>
      <PageHeader
        title={connection.name}
        trail={
          <Breadcrumb className={styles.trail} aria-label={t.shell.trail}>
            <BreadcrumbItem>
              <BreadcrumbButton href={base + list} onClick={up}>
                {t[`${connection.kind}s`].title}
              </BreadcrumbButton>
            </BreadcrumbItem>
            <BreadcrumbDivider />
            <BreadcrumbItem>
              <BreadcrumbButton current>{connection.name}</BreadcrumbButton>
            </BreadcrumbItem>
          </Breadcrumb>
        }
        below={
          <div>
            <ConnectionBadge connection={connection} />
          </div>
        }
      >
        {runId === null ? (
          <Button appearance="primary" icon={<ArrowSync20Regular />} onClick={start}>
            {t.connections.sync}
          </Button>
        ) : (
          <Button icon={<Stop20Regular />} onClick={() => void cancelRun(runId)}>
            {t.connections.cancelRun}
          </Button>
        )}
        <Button
          icon={connection.enabled ? <Pause20Regular /> : <Play20Regular />}
          onClick={() => void change(connection, { enabled: !connection.enabled })}
        >
          {connection.enabled ? t.connections.pause : t.connections.resume}
        </Button>
        <ConnectionMenu
          connection={connection}
          onDelete={() => {
            navigate(list);
          }}
        />
      </PageHeader>
      {hasProblem(connection) && !(tab === 'changes' && connection.last_sync_status === 'held') && (
        <div className={styles.problem}>
          <ProblemBar connection={connection} />
        </div>
      )}
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        aria-label={t.connections.tabsLabel}
        onTabSelect={(_, { value }) => {
          navigate(pathOf(connection, value === 'summary' ? '' : (value as string)));
        }}
      >
        {tabs.map((each) => (
          <Tab key={each} value={each} id={`tab-${each}`} aria-controls="tab-panel">
            {t.connections.tabs[each]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
        {children}
      </div>
    </>
  );
}
