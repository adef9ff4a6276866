import { answered, api } from './client';
import type { DiscoverTyped, Discovery, MailServer } from './types';

/** Looks for the calendars of an account. Finding none is an answer, not a failure. */
export function discover(
  body:
    DiscoverTyped | { source_id: number; sample?: boolean } | { destination_id: number; sample?: boolean },
  signal?: AbortSignal,
): Promise<Discovery> {
  return answered(api.POST('/api/discover', { body, signal }));
}

/** Which server a mail address has its calendars on. That a domain does not say is an answer, not a failure. */
export function findServer(address: string): Promise<MailServer> {
  return answered(api.POST('/api/discover/server', { body: { address } }));
}
