import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { base } from '../api/client';
import { healthKey } from '../api/health';
import { recentRunsKey } from '../api/runs';
import type { Kind, Run, RunAnswer, Schedulable } from '../api/types';
import { setLink } from './connection';
import { finished, started, withRun } from './patch';
import { endProgress, reportProgress } from './progress';

interface ProgressEvent {
  run_id: number;
  done: number;
  total: number;
  what: string;
}

const listKey = (kind: Kind) => [`${kind}s`];
const SETTLE_MS = 400;

/** Asks again for what was patched, once a burst of events is over. */
function refresher(client: QueryClient) {
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...keys: string[]) => {
    keys.forEach((key) => stale.add(key));
    timer ??= setTimeout(() => {
      timer = undefined;
      stale.forEach((key) => void client.invalidateQueries({ queryKey: [key] }));
      stale.clear();
    }, SETTLE_MS);
  };
}

function patchRun(client: QueryClient, run: Run, patch: typeof started): void {
  client.setQueryData<Schedulable[]>(listKey(run.kind), (list) => list && patch(list, run));
  client.setQueryData<Run[]>(recentRunsKey, (runs) => runs && withRun(runs, run));
  client.setQueryData<RunAnswer>(['run', run.id], (known) => known && { ...known, run });
  client.setQueriesData<InfiniteData<Run[]>>(
    { queryKey: ['runs', 'list'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => page.map((known) => (known.id === run.id ? run : known))),
      },
  );
}

/** Follows what the service does, and patches what is shown. Rests while nobody looks at the tab. */
export function LiveConnection({ onFinished }: { onFinished: (run: Run) => void }) {
  const client = useQueryClient();
  const tellFinished = useEffectEvent(onFinished);

  useEffect(() => {
    const refresh = refresher(client);
    let stream: EventSource | undefined;
    let wasOpen = false;

    const on = <T,>(name: string, act: (data: T) => void) => {
      stream?.addEventListener(name, (event: MessageEvent<string>) => {
        act(JSON.parse(event.data) as T);
      });
    };
    const open = () => {
      stream = new EventSource(`${base}api/events`);
      stream.onopen = () => {
        setLink('open');
        if (wasOpen) {
          void client.invalidateQueries();
        }
        wasOpen = true;
      };
      stream.onerror = () => {
        setLink('lost');
        if (stream?.readyState === EventSource.CLOSED) {
          stream = undefined;
          setTimeout(wake, 5_000);
        }
      };
      on<Run>('run_started', (run) => {
        patchRun(client, run, started);
        refresh('runs');
      });
      on<ProgressEvent>('run_progress', ({ run_id: id, done, total, what }) => {
        reportProgress(id, { done, total, what });
      });
      on<Run>('run_finished', (run) => {
        endProgress(run.id);
        patchRun(client, run, finished);
        tellFinished(run);
        refresh(`${run.kind}s`, 'runs', 'run', 'occurrences', 'calendars', 'plan', healthKey[0] ?? '');
      });
      on('source_changed', () => {
        refresh('sources', 'paths', 'calendars');
      });
      on('destination_changed', () => {
        refresh('destinations', 'plan');
      });
    };
    const wake = () => {
      if (!document.hidden && stream === undefined) {
        open();
      }
    };
    const onVisibility = () => {
      if (document.hidden) {
        stream?.close();
        stream = undefined;
        setLink('resting');
      } else {
        wake();
      }
    };

    wake();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      stream?.close();
      stream = undefined;
    };
  }, [client]);

  return null;
}
