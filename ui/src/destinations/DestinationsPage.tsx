import { CloudArrowUp48Regular } from '@fluentui/react-icons';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { PageHeader } from '../shell/PageHeader';

/** All destinations. */
export default function DestinationsPage() {
  const t = useT();
  return (
    <>
      <PageHeader title={t.destinations.title} />
      <EmptyState
        icon={<CloudArrowUp48Regular />}
        title={t.destinations.empty}
        text={t.destinations.emptyText}
      />
    </>
  );
}
