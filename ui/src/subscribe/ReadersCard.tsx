import { Body1 } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { readersQuery } from '../api/sources';
import type { Source } from '../api/types';
import { RelativeTime } from '../i18n/RelativeTime';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Facts } from '../shell/Facts';

/** Who reads the feed: before a path is changed, that is whom it would cut off. */
export function ReadersCard({ source }: { source: Source }) {
  const t = useT();
  const { data: readers } = useQuery(readersQuery(source.id));
  return (
    <Card title={t.subscribe.readers}>
      {readers?.length === 0 && <Body1>{t.subscribe.readersNone}</Body1>}
      {readers && readers.length > 0 && (
        <Facts
          facts={readers.map(({ agent, path, last_read: at }) => [
            `${agent} (${path})`,
            <RelativeTime key="at" at={at} />,
          ])}
        />
      )}
    </Card>
  );
}
