import type { Run, Schedulable } from '../api/types';
import { subjectOf } from '../runs/subject';

/** What is known of a connection at once when its run starts. */
export function started<C extends Schedulable>(connections: C[], run: Run): C[] {
  return change(connections, run, (connection) => ({ ...connection, running_run_id: run.id }));
}

/** What is known of a connection at once when its run ends; the rest is asked for. */
export function finished<C extends Schedulable>(connections: C[], run: Run): C[] {
  return change(connections, run, (connection) => {
    const ended = { ...connection, running_run_id: null };
    if (run.status === 'running' || run.status === 'cancelled') {
      return ended;
    }
    const isGood = run.status !== 'error';
    return {
      ...ended,
      last_sync_status: run.status,
      last_sync_error: run.error,
      last_synced: isGood ? run.finished_at : ended.last_synced,
    };
  });
}

function change<C extends Schedulable>(connections: C[], run: Run, how: (connection: C) => C): C[] {
  const id = subjectOf(run);
  return connections.map((connection) => (connection.id === id ? how(connection) : connection));
}

/** Runs, newest first, with this one in its place. */
export function withRun(runs: Run[], run: Run): Run[] {
  const others = runs.filter((other) => other.id !== run.id);
  const place = others.findIndex((other) => other.id < run.id);
  others.splice(place < 0 ? others.length : place, 0, run);
  return others;
}
