import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 719px)');

/** Whether the navigation lies over the page instead of beside it, and lists are cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener);
      return () => {
        narrow.removeEventListener('change', listener);
      };
    },
    () => narrow.matches,
  );
}
