import { useCallback } from 'react';
import { useConnections } from '../connections/useConnections';
import type { Run } from '../api/types';
import { useT } from '../i18n/TextProvider';

/** Names the connection that a run is of; deleted ones have none left. */
export function useNames(): (run: Run) => string {
  const t = useT();
  const { list: sources } = useConnections('source');
  const { list: destinations } = useConnections('destination');
  return useCallback(
    (run) => {
      const [list, id] =
        run.kind === 'source' ? [sources, run.source_id] : [destinations, run.destination_id];
      return list?.find((each) => each.id === id)?.name ?? t.activity.gone;
    },
    [sources, destinations, t],
  );
}
