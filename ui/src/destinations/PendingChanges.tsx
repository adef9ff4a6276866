import { Button, makeStyles, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { ArrowClockwise20Regular, Checkmark20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/client';
import { planQuery, startDestination } from '../api/destinations';
import type { Destination } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { useT } from '../i18n/TextProvider';
import { noteOwnRun } from '../live/ownRuns';
import { QueryFailure } from '../shell/QueryFailure';
import { HeldDeletions } from './HeldDeletions';
import { isEmpty } from './plan';
import { PlanView } from './PlanView';

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
});

/** What the next run would do, and a button that does exactly this. */
export function PendingChanges({ destination }: { destination: Destination }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const { tell } = useConnectionActions();
  const { data: plan, error, isFetching, refetch } = useQuery(planQuery(destination.id));
  const apply = useMutation({
    mutationFn: (planId: string) => startDestination(destination.id, planId),
    onSuccess: (runId) => {
      noteOwnRun(runId);
      void client.invalidateQueries({ queryKey: ['destinations'] });
    },
    onError: (problem) => {
      tell(t.destinations.notApplied, problem);
      if (problem instanceof ApiProblem && problem.status === 409) {
        void refetch();
      }
    },
  });
  const isHeld = destination.last_sync_status === 'held';
  const isRunning = destination.running_run_id !== null;
  return (
    <div className={styles.stack}>
      {isHeld && <HeldDeletions destination={destination} />}
      <div className={styles.actions}>
        {plan && !isEmpty(plan) && plan.plan_id !== null && (
          <Button
            appearance="primary"
            icon={<Checkmark20Regular />}
            disabledFocusable={apply.isPending || isRunning || isFetching}
            onClick={() => {
              apply.mutate(plan.plan_id ?? '');
            }}
          >
            {t.destinations.apply}
          </Button>
        )}
        <Button
          icon={<ArrowClockwise20Regular />}
          disabledFocusable={isFetching}
          onClick={() => {
            void refetch();
          }}
        >
          {t.destinations.previewAgain}
        </Button>
        {isFetching && <Spinner size="tiny" label={t.destinations.reading} />}
      </div>
      {error && !isFetching && <QueryFailure error={error} retry={refetch} />}
      {plan && (
        <>
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{t.destinations.nothingWritten}</MessageBarBody>
          </MessageBar>
          <PlanView plan={plan} isBesideHold={isHeld} />
        </>
      )}
    </div>
  );
}
