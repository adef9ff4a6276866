import { useQuery } from '@tanstack/react-query';
import { answered, api } from './client';
import type { Health } from './types';

export const healthKey = ['health'];

/** How the service is doing; a degraded one says so with a status that is no success. */
async function health(): Promise<Health> {
  const call = api.GET('/api/health/detailed').then((answer) => {
    const degraded = answer.error as Partial<Health> | undefined;
    return degraded?.status === 'degraded'
      ? { data: degraded as Health, response: new Response() }
      : { data: answer.data, error: answer.error, response: answer.response };
  });
  return answered<Health>(call);
}

export function useHealth() {
  return useQuery({ queryKey: healthKey, queryFn: health, refetchInterval: 30_000, staleTime: 25_000 });
}
