import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { backup } from '../api/service';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Action } from './Action';
import { Outcome } from './Outcome';
import { save } from './save';

/** The database as a file. */
export function BackupCard() {
  const t = useT();
  const making = useMutation({ mutationFn: backup, onSuccess: save });
  const s = t.service;
  return (
    <Card title={s.backup}>
      <span>{s.backupText}</span>
      <Outcome done={making.data && s.exported(making.data.name)} error={making.error} />
      <Action
        text={s.downloadBackup}
        icon={<ArrowDownload20Regular />}
        isBusy={making.isPending}
        onClick={() => {
          making.mutate();
        }}
      />
    </Card>
  );
}
