import { Spinner } from '@fluentui/react-components';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Plan } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { QueryFailure } from '../shell/QueryFailure';
import type { DestinationDraft } from './draft';
import { PlanView } from './PlanView';

interface Props {
  attempt: UseMutationResult<Plan, Error, DestinationDraft>;
  retry: () => void;
}

/** What the first run would do, before there is one. */
export function PlanStep({ attempt, retry }: Props) {
  const t = useT();
  if (attempt.error) {
    return <QueryFailure error={attempt.error} retry={retry} />;
  }
  return attempt.data ? <PlanView plan={attempt.data} /> : <Spinner label={t.destinations.reading} />;
}
