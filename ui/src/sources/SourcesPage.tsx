import { Button } from '@fluentui/react-components';
import { Add20Regular, CloudArrowDown48Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useSources } from '../api/sources';
import { ConnectionsPage } from '../connections/ConnectionsPage';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';

const AddSource = lazy(async () => ({ default: (await import('./AddSource')).AddSource }));

/** All sources; with `adding` the dialog that adds one lies over them. */
export default function SourcesPage({ adding = false }: { adding?: boolean }) {
  const t = useT();
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const { data: sources } = useSources();
  const from = params.get('from');
  const origin = sources?.find(({ id }) => String(id) === from);
  const isReady = from === null || sources !== undefined;
  return (
    <>
      <ConnectionsPage
        kind="source"
        empty={
          <EmptyState icon={<CloudArrowDown48Regular />} title={t.sources.empty} text={t.sources.emptyText}>
            <Button
              appearance="primary"
              icon={<Add20Regular />}
              onClick={() => {
                navigate('/sources/new');
              }}
            >
              {t.sources.add}
            </Button>
          </EmptyState>
        }
      />
      {adding && isReady && (
        <Suspense>
          <AddSource key={from} from={origin} />
        </Suspense>
      )}
    </>
  );
}
