import { useMutation } from '@tanstack/react-query';
import { discover } from '../api/discovery';
import type { Account } from './account';

/** Tries to sign in and looks for calendars; the last answer is kept until something else is tried. */
export function useDiscovery() {
  return useMutation({
    mutationFn: ({ account, sourceId }: { account: Account; sourceId?: number }) => {
      const { caldav_url: url, username, password, auth, tls } = account;
      return password === '' && sourceId !== undefined
        ? discover({ source_id: sourceId })
        : discover({ url, username, password, auth, tls });
    },
  });
}

export type DiscoveryTry = ReturnType<typeof useDiscovery>;
