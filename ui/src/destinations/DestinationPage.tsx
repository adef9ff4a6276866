import { lazy } from 'react';
import { useDestination } from '../api/destinations';
import { DetailPage, type TabId } from '../connections/DetailPage';
import { useT } from '../i18n/TextProvider';
import { Loading } from '../shell/Loading';
import { NotFound } from '../shell/NotFound';
import { QueryFailure } from '../shell/QueryFailure';
import { DestinationSummary } from './DestinationSummary';

const DestinationSettings = lazy(async () => ({
  default: (await import('./DestinationSettings')).DestinationSettings,
}));
const PendingChanges = lazy(async () => ({ default: (await import('./PendingChanges')).PendingChanges }));
const Runs = lazy(async () => ({ default: (await import('../runs/Runs')).Runs }));

const tabs: TabId[] = ['summary', 'changes', 'runs', 'settings'];

/** One destination, by views. */
export default function DestinationPage({ id, tab = 'summary' }: { id: number; tab?: string }) {
  const t = useT();
  const { data: destination, error, isPending, refetch } = useDestination(id);
  const shown = tabs.find((each) => each === tab);
  if (isPending || error) {
    return error ? <QueryFailure error={error} retry={refetch} /> : <Loading />;
  }
  if (!destination || !shown) {
    return <NotFound text={destination ? undefined : t.errors.destinationGone} />;
  }
  const connection = { ...destination, kind: 'destination' as const };
  return (
    <DetailPage connection={connection} tabs={tabs} tab={shown}>
      {shown === 'summary' && <DestinationSummary destination={destination} />}
      {shown === 'changes' && <PendingChanges destination={destination} />}
      {shown === 'runs' && <Runs connection={connection} />}
      {shown === 'settings' && <DestinationSettings destination={destination} />}
    </DetailPage>
  );
}
