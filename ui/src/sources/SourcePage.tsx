import { lazy } from 'react';
import { useSource } from '../api/sources';
import { DetailPage, type TabId } from '../connections/DetailPage';
import { useT } from '../i18n/TextProvider';
import { Loading } from '../shell/Loading';
import { NotFound } from '../shell/NotFound';
import { QueryFailure } from '../shell/QueryFailure';
import { SourceSummary } from './SourceSummary';

const SourceCalendar = lazy(async () => ({
  default: (await import('../calendar/SourceCalendar')).SourceCalendar,
}));
const SourceSettings = lazy(async () => ({ default: (await import('./SourceSettings')).SourceSettings }));
const SubscribePanel = lazy(async () => ({
  default: (await import('../subscribe/SubscribePanel')).SubscribePanel,
}));
const Runs = lazy(async () => ({ default: (await import('../runs/Runs')).Runs }));

const tabs: TabId[] = ['summary', 'calendar', 'runs', 'subscribe', 'settings'];

/** One source, by views. */
export default function SourcePage({ id, tab = 'summary' }: { id: number; tab?: string }) {
  const t = useT();
  const { data: source, error, isPending, refetch } = useSource(id);
  const shown = tabs.find((each) => each === tab);
  if (isPending || error) {
    return error ? <QueryFailure error={error} retry={refetch} /> : <Loading />;
  }
  if (!source || !shown) {
    return <NotFound text={source ? undefined : t.errors.sourceGone} />;
  }
  const connection = { ...source, kind: 'source' as const };
  return (
    <DetailPage connection={connection} tabs={tabs} tab={shown}>
      {shown === 'summary' && <SourceSummary source={source} />}
      {shown === 'calendar' && <SourceCalendar source={source} />}
      {shown === 'runs' && <Runs connection={connection} />}
      {shown === 'subscribe' && <SubscribePanel source={source} />}
      {shown === 'settings' && <SourceSettings key={source.id} source={source} />}
    </DetailPage>
  );
}
