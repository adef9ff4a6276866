import { Button } from '@fluentui/react-components';
import { Map24Regular } from '@fluentui/react-icons';
import { useLocation } from 'wouter';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from './EmptyState';
import { PageHeader } from './PageHeader';

/** There is no such page, or no longer what it showed. */
export function NotFound({ text }: { text?: string }) {
  const t = useT();
  const [, navigate] = useLocation();
  return (
    <>
      <PageHeader title={t.errors.notFound} />
      <EmptyState icon={<Map24Regular />} title={text ?? t.errors.notFoundText}>
        <Button
          appearance="primary"
          onClick={() => {
            navigate('/');
          }}
        >
          {t.errors.toOverview}
        </Button>
      </EmptyState>
    </>
  );
}
