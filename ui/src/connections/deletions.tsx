import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { sendOnTheWayOut } from '../api/client';
import { useT } from '../i18n/TextProvider';
import { useToast } from '../shell/toasts';
import { calls, useConnectionActions } from './actions';
import { keyOf, type Connection } from './model';

/** How long a deletion can be taken back. */
const GRACE_MS = 10_000;

const pending = new Map<string, { connection: Connection; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();
let hidden: ReadonlySet<string> = new Set();

function changed(): void {
  hidden = new Set(pending.keys());
  listeners.forEach((listener) => {
    listener();
  });
}

// Whoever closes the page meant what was deleted.
window.addEventListener('pagehide', () => {
  for (const { connection, timer } of pending.values()) {
    clearTimeout(timer);
    sendOnTheWayOut('DELETE', `/api/${connection.kind}s/${String(connection.id)}`);
  }
  pending.clear();
});

/** Keys of the connections that are gone from sight, but not yet deleted. */
export function usePendingDeletions(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => hidden,
  );
}

/** Hides connections at once and deletes them a little later, unless that is taken back. */
export function useDelete(): (connections: Connection[]) => void {
  const client = useQueryClient();
  const t = useT();
  const toast = useToast();
  const { tell } = useConnectionActions();

  const remove = async (connection: Connection) => {
    try {
      await calls[connection.kind].remove(connection.id);
    } catch (error) {
      tell(t.connections.notDeleted(connection.name), error);
    }
    await client.invalidateQueries({ queryKey: [`${connection.kind}s`] });
    pending.delete(keyOf(connection));
    changed();
  };

  return (connections) => {
    for (const connection of connections) {
      const timer = setTimeout(() => void remove(connection), GRACE_MS);
      pending.set(keyOf(connection), { connection, timer });
    }
    changed();
    const undo = () => {
      for (const connection of connections) {
        clearTimeout(pending.get(keyOf(connection))?.timer);
        pending.delete(keyOf(connection));
      }
      changed();
    };
    const [first] = connections;
    toast({
      title:
        connections.length === 1 && first
          ? t.connections.deleted(first.name)
          : t.connections.deletedMany(connections.length),
      text: first?.kind === 'destination' ? t.destinations.deletedSafe : t.sources.deletedSafe,
      intent: 'info',
      milliseconds: GRACE_MS,
      action: { label: t.common.undo, onClick: undo },
    });
  };
}
