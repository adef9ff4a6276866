import { useSearchParams } from 'wouter';
import type { Run } from '../api/types';
import { RunDrawer } from './RunDrawer';

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
      <RunDrawer
        id={id}
        nameOf={nameOf}
        onClose={() => {
          put(null);
        }}
      />
    ),
  };
}
