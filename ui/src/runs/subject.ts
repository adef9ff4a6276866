import type { Run } from '../api/types';

/** The id of what it is a run of. */
export const subjectOf = (run: Run): number | undefined =>
  (run.kind === 'source' ? run.source_id : run.destination_id) ?? undefined;
