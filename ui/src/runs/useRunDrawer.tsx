import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import type { Run } from '../api/types';

const RunDrawer = lazy(async () => ({ default: (await import('./RunDrawer')).RunDrawer }));

/** The drawer of the run that the address names with `?run=`. */
export function useRunDrawer(nameOf: (run: Run) => string) {
  const [params, setParams] = useSearchParams();
  const id = Number(params.get('run') ?? Number.NaN);
  const put = (run: string | null) => {
    setParams((before) => {
      if (run === null) {
        before.delete('run');
      } else {
        before.set('run', run);
      }
      return before;
    });
  };
  return {
    open: (run: Run) => {
      put(String(run.id));
    },
    drawer: Number.isInteger(id) && (
      <Suspense>
        <RunDrawer
          id={id}
          nameOf={nameOf}
          onClose={() => {
            put(null);
          }}
        />
      </Suspense>
    ),
  };
}
