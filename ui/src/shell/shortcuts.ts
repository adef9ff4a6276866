import { useEffect, useEffectEvent } from 'react';
import { preferences } from '../theme/preferences';

type Handler = () => void;

/** What the page at hand does on a key; the newest comes first. */
const handlers: { key: string; handler: Handler }[] = [];

/** While the component is there, that key alone does this. A person can turn such keys off (WCAG 2.1.4). */
export function useShortcut(key: string, handler: Handler): void {
  const onKey = useEffectEvent(handler);
  useEffect(() => {
    const entry = {
      key,
      handler: () => {
        onKey();
      },
    };
    handlers.unshift(entry);
    return () => {
      handlers.splice(handlers.indexOf(entry), 1);
    };
  }, [key]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
  );
}

const PATIENCE_MS = 1500;

/** Listens for the keys of {@link useShortcut}, and for `g` with one more. */
export function useShortcutKeys(goTo: (key: string) => boolean): void {
  const go = useEffectEvent(goTo);
  useEffect(() => {
    let goingSince = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        !preferences().shortcuts ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      ) {
        return;
      }
      const isGoing = event.timeStamp - goingSince < PATIENCE_MS;
      goingSince = event.key === 'g' && !isGoing ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const found = isGoing ? undefined : handlers.find(({ key }) => key === event.key);
      if (found) {
        event.preventDefault();
        found.handler();
      } else if (isGoing && go(event.key)) {
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
