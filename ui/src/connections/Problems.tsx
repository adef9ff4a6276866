import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useT } from '../i18n/TextProvider';
import { useConnectionActions } from './actions';
import { hasProblem, isRefused, keyOf, pathOf, type Connection } from './model';

const PasswordDialog = lazy(async () => ({ default: (await import('./PasswordDialog')).PasswordDialog }));

const useStyles = makeStyles({ list: { display: 'grid', gap: '8px', marginBottom: '12px' } });

const MOST = 3;

/** One bar for each connection that somebody should look at, with what to do about it. */
export function Problems({ connections }: { connections: Connection[] }) {
  const styles = useStyles();
  const t = useT();
  const [isAll, setAll] = useState(false);
  const troubled = connections.filter((each) => each.enabled && hasProblem(each));
  if (troubled.length === 0) {
    return null;
  }
  const shown = isAll ? troubled : troubled.slice(0, MOST);
  return (
    <div className={styles.list}>
      {shown.map((connection) => (
        <ProblemBar key={keyOf(connection)} connection={connection} />
      ))}
      {troubled.length > shown.length && (
        <Button
          appearance="subtle"
          onClick={() => {
            setAll(true);
          }}
        >
          {t.connections.moreProblems(troubled.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

/** What happened, what is safe, and the way to mend it. */
export function ProblemBar({ connection }: { connection: Connection }) {
  const t = useT();
  const [, navigate] = useLocation();
  const { sync } = useConnectionActions();
  const [isAsking, setAsking] = useState(false);
  const { last_sync_status: status } = connection;
  const title =
    status === 'held'
      ? t.connections.held
      : status === 'partial'
        ? t.connections.partly
        : t.connections.failed;
  return (
    <MessageBar intent={status === 'error' ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title(connection.name)}</MessageBarTitle> {t.said(connection.last_sync_error ?? '')}
      </MessageBarBody>
      <MessageBarActions>
        {isRefused(connection) && (
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            {t.connections.updatePassword}
          </Button>
        )}
        {status === 'held' && (
          <Button
            onClick={() => {
              navigate(pathOf(connection, 'changes'));
            }}
          >
            {t.connections.review}
          </Button>
        )}
        {status === 'partial' && (
          <Button
            onClick={() => {
              navigate(pathOf(connection, 'runs'));
            }}
          >
            {t.connections.seeRuns}
          </Button>
        )}
        {status !== 'held' && (
          <Button disabled={connection.running_run_id !== null} onClick={() => void sync(connection)}>
            {t.errors.tryAgain}
          </Button>
        )}
      </MessageBarActions>
      {isAsking && (
        <Suspense>
          <PasswordDialog
            connection={connection}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      )}
    </MessageBar>
  );
}
