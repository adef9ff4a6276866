import { useQueryClient } from '@tanstack/react-query';
import { deleteDestination, startDestination, updateDestination } from '../api/destinations';
import { deleteSource, startSource, updateSource } from '../api/sources';
import type { Kind, Schedulable } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { noteOwnRun } from '../live/ownRuns';
import { useToast } from '../shell/toasts';
import type { Connection } from './model';
import { problemText } from './formProblem';

export interface Change {
  enabled?: boolean;
  sync_interval_secs?: number;
  password?: string;
}

interface Calls {
  start: (id: number) => Promise<number>;
  update: (id: number, change: Change) => Promise<unknown>;
  remove: (id: number) => Promise<unknown>;
}

export const calls: Record<Kind, Calls> = {
  source: { start: startSource, update: updateSource, remove: deleteSource },
  destination: { start: startDestination, update: updateDestination, remove: deleteDestination },
};

/** What can be done with any connection. Failures are told; nothing is thrown. */
export function useConnectionActions() {
  const client = useQueryClient();
  const t = useT();
  const toast = useToast();

  const patch = (connection: Connection, change: Partial<Schedulable>) => {
    client.setQueryData<Schedulable[]>([`${connection.kind}s`], (list) =>
      list?.map((each) => (each.id === connection.id ? { ...each, ...change } : each)),
    );
  };

  const tell = (title: string, error: unknown) => {
    toast({ intent: 'error', title, text: problemText(error, t) });
  };

  const sync = async (connection: Connection) => {
    try {
      const runId = await calls[connection.kind].start(connection.id);
      if (noteOwnRun(runId)) {
        patch(connection, { running_run_id: runId });
      }
    } catch (error) {
      tell(t.connections.notStarted(connection.name), error);
    }
  };

  const change = async (connection: Connection, wanted: Change) => {
    const before = { enabled: connection.enabled, sync_interval_secs: connection.sync_interval_secs };
    patch(connection, wanted);
    try {
      await calls[connection.kind].update(connection.id, wanted);
    } catch (error) {
      patch(connection, before);
      tell(t.connections.notChanged(connection.name), error);
    }
    await client.invalidateQueries({ queryKey: [`${connection.kind}s`] });
  };

  return { sync, change, tell };
}
