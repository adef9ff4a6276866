import { Body1, Switch } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sourcesKey, updateSource } from '../api/sources';
import type { Source } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { ResetLink } from './ResetLink';

/** Whether the feed can be read without signing in. */
export function AccessCard({ source }: { source: Source }) {
  const t = useT();
  const client = useQueryClient();
  const { tell } = useConnectionActions();
  const save = useMutation({
    mutationFn: (isPublic: boolean) => updateSource(source.id, { public_ics: isPublic }),
    onError: (error) => {
      tell(t.connections.notChanged(source.name), error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: sourcesKey }),
  });
  const isPublic = save.isPending ? save.variables : source.public_ics;
  return (
    <Card title={t.subscribe.access}>
      <Switch
        label={t.fields.public}
        checked={isPublic}
        onChange={(_, { checked }) => {
          save.mutate(checked);
        }}
      />
      <Body1>{isPublic ? t.subscribe.publicNow : t.subscribe.private}</Body1>
      <div>
        <ResetLink source={source} />
      </div>
    </Card>
  );
}
