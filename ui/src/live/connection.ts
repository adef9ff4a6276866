import { useSyncExternalStore } from 'react';

/** `lost`: the stream broke off and has not come back yet. */
export type Link = 'opening' | 'open' | 'lost' | 'resting';

let link: Link = 'opening';
const listeners = new Set<() => void>();

export function setLink(now: Link): void {
  if (link !== now) {
    link = now;
    listeners.forEach((listener) => {
      listener();
    });
  }
}

export function useLink(): Link {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => link,
  );
}
