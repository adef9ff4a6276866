import { answered, api } from './client';
import type { Inspection, LinkAsked } from './types';

/** Reads a link and says what is behind it; stores nothing. One that cannot be read is an answer, not a failure. */
export function inspect(link: LinkAsked, signal: AbortSignal): Promise<Inspection> {
  return answered(api.POST('/api/inspect', { body: link, signal }));
}
