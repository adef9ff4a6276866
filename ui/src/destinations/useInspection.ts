import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { inspect } from '../api/inspection';
import type { LinkAsked } from '../api/types';
import { isLink, linkOf, type DestinationDraft } from './draft';

const PAUSE_MS = 600;

/** Reads the link as soon as somebody stops typing it. */
export function useInspection({ ics_url, ics_username, ics_password, ics_auth, ics_tls }: DestinationDraft) {
  const typed = JSON.stringify({ ics_url: linkOf(ics_url), ics_username, ics_password, ics_auth, ics_tls });
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return useQuery({
    queryKey: ['inspection', settled],
    queryFn: ({ signal }) => inspect(JSON.parse(settled) as LinkAsked, signal),
    enabled: isLink(ics_url) && settled === typed,
    retry: false,
    staleTime: 60_000,
  });
}

export type Inspected = ReturnType<typeof useInspection>;
