import { Button } from '@fluentui/react-components';
import { Add20Regular, CloudArrowUp48Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { destinationsKey, listDestinations } from '../api/destinations';
import { ConnectionsPage } from '../connections/ConnectionsPage';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';

const AddDestination = lazy(async () => ({ default: (await import('./AddDestination')).AddDestination }));

/** All destinations; with `adding` the dialog that adds one lies over them. */
export default function DestinationsPage({ adding = false }: { adding?: boolean }) {
  const t = useT();
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const { data: destinations } = useQuery({ queryKey: destinationsKey, queryFn: listDestinations });
  const from = params.get('from');
  const origin = destinations?.find(({ id }) => String(id) === from);
  const isReady = from === null || destinations !== undefined;
  return (
    <>
      <ConnectionsPage
        kind="destination"
        empty={
          <EmptyState
            icon={<CloudArrowUp48Regular />}
            title={t.destinations.empty}
            text={t.destinations.emptyText}
          >
            <Button
              appearance="primary"
              icon={<Add20Regular />}
              onClick={() => {
                navigate('/destinations/new');
              }}
            >
              {t.destinations.add}
            </Button>
          </EmptyState>
        }
      />
      {adding && isReady && (
        <Suspense>
          <AddDestination key={from} from={origin} />
        </Suspense>
      )}
    </>
  );
}
