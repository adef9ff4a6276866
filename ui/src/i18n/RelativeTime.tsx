import { useSyncExternalStore } from 'react';
import { useTexts } from './TextProvider';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all: it ticks while anything on the page needs it. */
function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    listeners.forEach((each) => {
      each();
    });
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** A text that depends on the time. It is drawn again only when it reads differently. */
export function useTimeText(text: (now: number) => string): string {
  return useSyncExternalStore(onTick, () => text(Date.now()));
}

/** `3 minutes ago`; the exact time on hovering, and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const { format } = useTexts();
  const text = useTimeText((now) => format.relative(at, now));
  return (
    <time dateTime={at} title={format.exact(at)}>
      {text}
    </time>
  );
}
