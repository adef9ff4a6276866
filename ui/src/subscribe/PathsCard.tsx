import { Body1, Button, Field, Input, makeStyles, Switch, tokens, Tooltip } from '@fluentui/react-components';
import { Add20Regular, ArrowShuffle20Regular, Delete20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { addPath, changePath, pathsQuery, removePath } from '../api/sources';
import type { Source, SourcePath } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { formProblem } from '../connections/formProblem';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { useToast } from '../shell/toasts';
import { secretPath } from '../sources/draft';
import { CopyButton } from './CopyButton';
import { feedUrl } from './links';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  path: {
    flex: '1 1 160px',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px' },
  field: { flex: '1 1 200px' },
});

/** Further addresses of the same feed, each to be taken back alone. */
export function PathsCard({ source, root }: { source: Source; root: string }) {
  const styles = useStyles();
  const t = useT();
  const { data: paths } = useQuery(pathsQuery(source.id));
  return (
    <Card title={t.subscribe.paths}>
      <Body1>{t.subscribe.pathsHint}</Body1>
      {paths?.length === 0 && <Body1>{t.subscribe.pathsNone}</Body1>}
      {paths && paths.length > 0 && (
        <ul className={styles.list}>
          {paths.map((path) => (
            <li key={path.id}>
              <PathRow path={path} root={root} />
            </li>
          ))}
        </ul>
      )}
      <AddPath source={source} />
    </Card>
  );
}

function PathRow({ path, root }: { path: SourcePath; root: string }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const { tell } = useConnectionActions();
  const settle = {
    onError: (error: unknown) => {
      tell(t.connections.notChanged(path.path), error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: pathsQuery(path.source_id).queryKey }),
  };
  const change = useMutation({
    mutationFn: (isPublic: boolean) => changePath(path, { is_public: isPublic }),
    ...settle,
  });
  const remove = useMutation({
    mutationFn: () => removePath(path),
    onSuccess: () => {
      toast({ intent: 'info', title: t.subscribe.pathRemoved, text: t.subscribe.pathRemovedSafe });
    },
    ...settle,
  });
  const address = feedUrl(root, path.path, path.is_public);
  return (
    <div className={styles.row}>
      <span className={styles.path}>{path.path}</span>
      <Switch
        label={t.subscribe.pathPublic}
        checked={change.isPending ? change.variables : path.is_public}
        onChange={(_, { checked }) => {
          change.mutate(checked);
        }}
      />
      <CopyButton appearance="subtle" text={() => address} name={t.subscribe.copyOf(path.path)} />
      <Tooltip content={t.subscribe.removePath(path.path)} relationship="label">
        <Button
          appearance="subtle"
          icon={<Delete20Regular />}
          onClick={() => {
            remove.mutate();
          }}
        />
      </Tooltip>
    </div>
  );
}

function AddPath({ source }: { source: Source }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const [path, setPath] = useState('');
  const add = useMutation({
    mutationFn: (wanted: string) => addPath(source.id, { path: wanted }),
    onSuccess: () => {
      setPath('');
    },
    onSettled: () => client.invalidateQueries({ queryKey: pathsQuery(source.id).queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(path.trim() === '' ? secretPath(source.name) : path.trim());
  };
  const problem = add.error ? formProblem(add.error, t) : undefined;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        className={styles.field}
        label={t.subscribe.pathLabel}
        validationMessage={problem?.fields.path ?? problem?.message}
      >
        <Input
          contentBefore="/ics/"
          value={path}
          onChange={(_, { value }) => {
            setPath(value);
          }}
          contentAfter={
            <Tooltip content={t.fields.pathNew} relationship="label">
              <Button
                size="small"
                appearance="transparent"
                icon={<ArrowShuffle20Regular />}
                onClick={() => {
                  setPath(secretPath(source.name));
                }}
              />
            </Tooltip>
          }
        />
      </Field>
      <Button type="submit" icon={<Add20Regular />} disabledFocusable={add.isPending}>
        {t.subscribe.addPath}
      </Button>
    </form>
  );
}
