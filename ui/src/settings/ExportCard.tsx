import { Switch } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { exportAll } from '../api/service';
import { SecretField } from '../connections/SecretField';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Action } from './Action';
import { Outcome } from './Outcome';
import { save } from './save';

const SHORTEST = 12;

/** Everything as a file that another service can take in. */
export function ExportCard() {
  const t = useT();
  const [withSecrets, setWithSecrets] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [isTold, setTold] = useState(false);
  const making = useMutation({ mutationFn: exportAll, onSuccess: save });
  const s = t.service;
  const isShort = withSecrets && passphrase.length < SHORTEST;
  const start = () => {
    setTold(isShort);
    if (!isShort) {
      making.mutate(withSecrets ? passphrase : undefined);
    }
  };
  return (
    <Card title={s.export}>
      <span>{s.exportText}</span>
      <Switch
        label={s.withSecrets}
        checked={withSecrets}
        onChange={(_, { checked }) => {
          setWithSecrets(checked);
        }}
      />
      {withSecrets && (
        <SecretField
          label={s.passphrase}
          value={passphrase}
          onChange={setPassphrase}
          hint={s.passphraseHint}
          problem={isTold && isShort ? s.passphraseShort : undefined}
          isRequired
        />
      )}
      <Outcome done={making.data && s.exported(making.data.name)} error={making.error} />
      <Action text={s.download} icon={<ArrowDownload20Regular />} isBusy={making.isPending} onClick={start} />
    </Card>
  );
}
