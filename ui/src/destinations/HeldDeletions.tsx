import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { releaseHeld } from '../api/destinations';
import { heldRunQuery, itemsQuery } from '../api/runs';
import type { Destination, Run } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { useT } from '../i18n/TextProvider';
import { ChangeList } from '../runs/ChangeList';
import { Card } from '../shell/Card';
import { useToast } from '../shell/toasts';

/** The last run held removals back: what they are, and what to do with them. */
export function HeldDeletions({ destination }: { destination: Destination }) {
  const { data: run } = useQuery(heldRunQuery(destination.id));
  return run ? <Held destination={destination} run={run} /> : null;
}

function Held({ destination, run }: { destination: Destination; run: Run }) {
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const { change, tell } = useConnectionActions();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(itemsQuery(run.id));
  const held = data?.pages.flat().filter(({ action }) => action === 'held') ?? [];
  const release = useMutation({
    mutationFn: () => releaseHeld(destination.id, run.id),
    onSuccess: ({ message }) => {
      toast({ title: t.destinations.released, text: t.said(message) });
    },
    onError: (problem) => {
      tell(t.destinations.notReleased, problem);
    },
    onSettled: () => client.invalidateQueries(),
  });
  const count = run.counts.held ?? held.length;
  return (
    <Card title={t.destinations.heldTitle}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t.destinations.heldCount(count)}</MessageBarTitle>
          {run.error === null ? t.destinations.heldSafe : t.said(run.error)}
        </MessageBarBody>
        <MessageBarActions>
          <Button
            disabledFocusable={release.isPending}
            onClick={() => {
              release.mutate();
            }}
          >
            {t.destinations.release(count)}
          </Button>
          <Button onClick={() => void change({ ...destination, kind: 'destination' }, { enabled: false })}>
            {t.destinations.keepAndPause}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {held.length > 0 && (
        <ChangeList items={held} onMore={hasNextPage ? () => void fetchNextPage() : undefined} />
      )}
    </Card>
  );
}
