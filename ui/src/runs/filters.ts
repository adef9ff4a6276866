import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { Kind, Run, RunStatus } from '../api/types';
import { runStatuses } from '../states/runStates';

export const times = { all: Number.POSITIVE_INFINITY, day: 86_400_000, week: 604_800_000 };

export interface RunFilters {
  kind?: Kind;
  id?: number;
  status?: RunStatus;
  trigger?: Run['trigger'];
  time: keyof typeof times;
}

const triggers: Run['trigger'][] = ['schedule', 'manual', 'start'];

const oneOf = <T extends string>(value: string | null, among: readonly T[]): T | undefined =>
  among.find((each) => each === value);

export function filtersOf(params: URLSearchParams): RunFilters {
  const [kind, id] = (params.get('of') ?? '').split(':');
  const known = oneOf<Kind>(kind ?? null, ['source', 'destination']);
  return {
    kind: known,
    id: known && Number.isInteger(Number(id)) ? Number(id) : undefined,
    status: oneOf(params.get('status'), runStatuses),
    trigger: oneOf(params.get('trigger'), triggers),
    time: oneOf(params.get('time'), Object.keys(times) as (keyof typeof times)[]) ?? 'all',
  };
}

/** The filters that the service does not know of. */
export function fits(run: Run, { trigger, time }: RunFilters, now: number): boolean {
  return (
    (trigger === undefined || run.trigger === trigger) && now - Date.parse(run.started_at) <= times[time]
  );
}

/** The filters in the address, and how to change them. */
export function useRunFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  const names = ['of', 'status', 'trigger', 'time'];
  const put = (name: string, value: string) => {
    setParams((before) => {
      if (value === '' || value === 'all') {
        before.delete(name);
      } else {
        before.set(name, value);
      }
      return before;
    });
  };
  const clear = () => {
    setParams((before) => {
      names.forEach((name) => {
        before.delete(name);
      });
      return before;
    });
  };
  return { filters, put, clear, isAny: names.some((name) => params.has(name)) };
}
