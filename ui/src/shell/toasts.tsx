import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useT } from '../i18n/TextProvider';

export interface Message {
  title: string;
  text?: string;
  intent?: 'success' | 'error' | 'info' | 'warning';
  action?: { label: string; onClick: () => void };
  milliseconds?: number;
}

/** Long enough for the page to be there first. */
const LOAD_AFTER_MS = 1_000;

const load = () => import('./ToastHost');
const ToastHost = lazy(load);

let waiting: readonly Message[] = [];
const listeners = new Set<() => void>();

function put(messages: readonly Message[]): void {
  waiting = messages;
  listeners.forEach((listener) => {
    listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(message: Message): void {
  put([...waiting, message]);
}

/** Shows what just happened, for a while. */
export function useToast(): (message: Message) => void {
  return tell;
}

/** Takes all messages that wait to be shown. */
export function takeMessages(): readonly Message[] {
  const taken = waiting;
  if (taken.length > 0) {
    put([]);
  }
  return taken;
}

export function useWaitingMessages(): readonly Message[] {
  return useSyncExternalStore(subscribe, () => waiting);
}

let isWanted = false;

/** Where messages appear. What draws them is loaded when there is one, or once the page is there. */
export function Toasts() {
  const t = useT();
  const count = useWaitingMessages().length;
  isWanted ||= count > 0;
  useEffect(() => {
    const timer = setTimeout(() => void load(), LOAD_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <section aria-label={t.shell.messages}>
      <Suspense>{isWanted && <ToastHost />}</Suspense>
    </section>
  );
}
