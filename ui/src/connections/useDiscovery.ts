import { useMutation } from '@tanstack/react-query';
import { discover } from '../api/discovery';
import type { Account } from './account';

interface Attempt {
  account: Account;
  /** Whose stored password to use where none is typed. */
  sourceId?: number;
  destinationId?: number;
}

/** Tries to sign in and looks for calendars and into them; the last answer is kept until something else is tried. */
export function useDiscovery() {
  return useMutation({
    mutationFn: ({ account, sourceId, destinationId }: Attempt) => {
      const { caldav_url: url, username, password, auth, tls } = account;
      if (password === '' && sourceId !== undefined) {
        return discover({ source_id: sourceId, sample: true });
      }
      return password === '' && destinationId !== undefined
        ? discover({ destination_id: destinationId, sample: true })
        : discover({ url, username, password, auth, tls, sample: true });
    },
  });
}

export type DiscoveryTry = ReturnType<typeof useDiscovery>;
