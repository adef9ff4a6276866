import { ArrowImport20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { importAll } from '../api/service';
import { SecretField } from '../connections/SecretField';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Action } from './Action';
import { FileField } from './FileField';
import { Outcome } from './Outcome';

/** Takes in what another service exported. */
export function ImportCard() {
  const t = useT();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const [isTold, setTold] = useState(false);
  const taking = useMutation({ mutationFn: importAll, onSuccess: () => client.invalidateQueries() });
  const s = t.service;
  const result = taking.data;
  const start = () => {
    setTold(file === undefined);
    if (file) {
      taking.mutate({ file, passphrase });
    }
  };
  return (
    <Card title={s.import}>
      <span>{s.importText}</span>
      <FileField
        label={s.file}
        file={file}
        onChoose={setFile}
        accept=".json,application/json"
        problem={isTold && !file ? s.noFile : undefined}
      />
      <SecretField
        label={s.passphrase}
        value={passphrase}
        onChange={setPassphrase}
        hint={s.importPassphraseHint}
      />
      <Outcome
        done={
          result &&
          [
            s.imported(result.sources, result.destinations),
            ...(result.without_password > 0 ? [s.withoutPassword(result.without_password)] : []),
          ].join(' ')
        }
        error={taking.error}
      />
      <Action
        text={s.startImport}
        icon={<ArrowImport20Regular />}
        isBusy={taking.isPending}
        onClick={start}
      />
    </Card>
  );
}
