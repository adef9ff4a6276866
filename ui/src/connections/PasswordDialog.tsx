import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { discover } from '../api/discovery';
import { useT } from '../i18n/TextProvider';
import { useReturnFocus } from '../shell/useReturnFocus';
import { calls, useConnectionActions } from './actions';
import { problemText } from './formProblem';
import { shortAddress, type Connection } from './model';
import { SecretField } from './SecretField';

const useStyles = makeStyles({ form: { display: 'grid', gap: '16px' } });

/** Signs in again in place: asks for the password alone, tries it, saves it and runs. */
export function PasswordDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const { sync } = useConnectionActions();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isTrying, setTrying] = useState(false);
  useReturnFocus();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (password === '') {
      setProblem(t.connections.passwordMissing);
      return;
    }
    setTrying(true);
    setProblem(undefined);
    try {
      const { caldav_url: url, username, auth, tls } = connection;
      const found = await discover({ url, username, password, auth, tls });
      if (found.status === 'error') {
        setProblem(t.said(found.message));
        return;
      }
      await calls[connection.kind].update(connection.id, { password });
      await client.invalidateQueries({ queryKey: [`${connection.kind}s`] });
      onClose();
      await sync(connection);
    } catch (error) {
      setProblem(problemText(error, t));
    } finally {
      setTrying(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogSurface>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <DialogTitle>{t.connections.passwordTitle(connection.name)}</DialogTitle>
            <DialogContent className={styles.form}>
              {problem && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{problem}</MessageBarBody>
                </MessageBar>
              )}
              <SecretField
                label={t.connections.passwordFor(connection.username, shortAddress(connection.caldav_url))}
                value={password}
                onChange={setPassword}
                isRequired
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t.common.cancel}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabled={isTrying}
                icon={isTrying ? <Spinner size="tiny" aria-hidden="true" /> : undefined}
              >
                {isTrying ? t.connections.trying : t.connections.passwordSave}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
