import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Run, Schedulable } from '../api/types';
import { changesText } from '../runs/changes';
import { useTexts } from '../i18n/TextProvider';
import { useToast } from '../shell/toasts';
import { LiveConnection } from './LiveConnection';
import { noteEnd, onOwnEnd } from './ownRuns';
import { subjectOf } from '../runs/subject';

/** The live connection, and a word when a run ends that was started here. */
export function Live() {
  const client = useQueryClient();
  const { t, format } = useTexts();
  const toast = useToast();

  const tell = useEffectEvent((run: Run) => {
    const id = subjectOf(run);
    const list = client.getQueryData<Schedulable[]>([`${run.kind}s`]) ?? [];
    const name = list.find((each) => each.id === id)?.name ?? '';
    if (run.status === 'error') {
      toast({ intent: 'error', title: t.connections.syncFailed(name), text: t.said(run.error ?? '') });
    } else {
      const isGood = run.status === 'ok';
      toast({
        intent: isGood ? 'success' : 'warning',
        title: isGood ? t.connections.synced(name) : `${name}: ${t.runStates[run.status]}`,
        text: run.error === null ? changesText(run, t, format) : t.said(run.error),
      });
    }
  });
  useEffect(() => {
    onOwnEnd((run) => {
      tell(run);
    });
  }, []);

  return <LiveConnection onFinished={noteEnd} />;
}
