import { Body1, Button, Field, Input } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { deleteWithEvents, destinationsKey } from '../api/destinations';
import type { Destination } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { ConfirmDialog } from '../shell/ConfirmDialog';
import { useToast } from '../shell/toasts';

/** Deletes a destination with what it wrote. Events go, so its name has to be typed. */
export function RemoveWithEvents({ destination }: { destination: Destination }) {
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const { tell } = useConnectionActions();
  const [, navigate] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: () => deleteWithEvents(destination.id),
    onSuccess: async ({ message }) => {
      toast({ title: t.connections.deleted(destination.name), text: message });
      navigate('/destinations');
      await client.invalidateQueries({ queryKey: destinationsKey });
    },
    onError: (error) => {
      tell(t.connections.notDeleted(destination.name), error);
    },
  });
  return (
    <Card title={t.destinations.removeTitle}>
      <Body1>{t.destinations.removeText}</Body1>
      <div>
        <ConfirmDialog
          opener={<Button icon={<Delete20Regular />}>{t.destinations.removeOpen}</Button>}
          isOpen={isOpen}
          onOpen={setOpen}
          title={t.destinations.removeAsk(destination.name)}
          action={t.destinations.removeDo}
          isReady={typed === destination.name}
          isBusy={remove.isPending}
          onConfirm={() => {
            remove.mutate();
          }}
        >
          <Body1>{t.destinations.removeText}</Body1>
          <Field label={t.destinations.removeType(destination.name)}>
            <Input
              value={typed}
              onChange={(_, { value }) => {
                setTyped(value);
              }}
            />
          </Field>
        </ConfirmDialog>
      </div>
    </Card>
  );
}
