import { useCallback } from 'react';
import { useConnections } from '../connections/useConnections';
import type { Run } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { subjectOf } from './subject';

/** Names the connection that a run is of; deleted ones have none left. */
export function useNames(): (run: Run) => string {
  const t = useT();
  const { list: sources } = useConnections('source');
  const { list: destinations } = useConnections('destination');
  return useCallback(
    (run) => {
      const list = run.kind === 'source' ? sources : destinations;
      return list?.find(({ id }) => id === subjectOf(run))?.name ?? t.activity.gone;
    },
    [sources, destinations, t],
  );
}
