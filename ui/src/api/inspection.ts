import { answered, api } from './client';
import type { Destination } from './types';

export interface Inspection {
  name: string | null;
  events: number;
  first: string | null;
  last: string | null;
  zones: string[];
  problems: string[];
}

export interface LinkAsked {
  ics_url: string;
  ics_username: string | null;
  ics_password: string;
  ics_auth: Destination['ics_auth'];
  ics_tls: Destination['ics_tls'];
}

type Untyped = (
  path: string,
  init: object,
) => Promise<{ data?: Inspection; error?: unknown; response: Response }>;

/** Reads a link and says what is behind it; stores nothing. */
export function inspect(link: LinkAsked, signal: AbortSignal): Promise<Inspection> {
  return answered((api.POST as unknown as Untyped)('/api/inspect', { body: link, signal }));
}
