import { Body1, Button } from '@fluentui/react-components';
import { ArrowShuffle20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readersQuery, sourcesKey, updateSource } from '../api/sources';
import type { Source } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { useTexts } from '../i18n/TextProvider';
import { ConfirmDialog } from '../shell/ConfirmDialog';
import { useToast } from '../shell/toasts';
import { secretPath } from '../sources/draft';

/** Gives the feed another address that nobody knows yet; says first whom that cuts off. */
export function ResetLink({ source }: { source: Source }) {
  const { t, format } = useTexts();
  const client = useQueryClient();
  const toast = useToast();
  const { tell } = useConnectionActions();
  const [isOpen, setOpen] = useState(false);
  const { data: readers } = useQuery({ ...readersQuery(source.id), enabled: isOpen });
  const isPublicPath = source.public_ics && source.public_ics_path !== null;
  const path = (isPublicPath ? source.public_ics_path : null) ?? source.ics_path;
  const last = readers?.find((reader) => reader.path === path || reader.path === `public/${path}`);
  const reset = useMutation({
    mutationFn: () => {
      const fresh = secretPath(source.name);
      return updateSource(source.id, isPublicPath ? { public_ics_path: fresh } : { ics_path: fresh });
    },
    onSuccess: () => {
      setOpen(false);
      toast({ title: t.subscribe.resetDone, text: t.subscribe.resetDoneNext });
    },
    onError: (error) => {
      tell(t.connections.notChanged(source.name), error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: sourcesKey }),
  });
  return (
    <ConfirmDialog
      opener={
        <Button appearance="subtle" icon={<ArrowShuffle20Regular />}>
          {t.subscribe.reset}
        </Button>
      }
      isOpen={isOpen}
      onOpen={setOpen}
      title={t.subscribe.resetAsk}
      action={t.subscribe.reset}
      isBusy={reset.isPending}
      onConfirm={() => {
        reset.mutate();
      }}
    >
      <Body1>
        {t.subscribe.resetText}{' '}
        {last ? t.subscribe.resetReader(last.agent, format.exact(last.last_read)) : t.subscribe.resetNobody}
      </Body1>
    </ConfirmDialog>
  );
}
