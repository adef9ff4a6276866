import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { deleteWithEvents, destinationsKey } from '../api/destinations';
import type { Destination } from '../api/types';
import { useConnectionActions } from '../connections/actions';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { useToast } from '../shell/toasts';

const useStyles = makeStyles({ content: { display: 'grid', gap: '12px' } });

/** Deletes a destination with what it wrote. Events go, so its name has to be typed. */
export function RemoveWithEvents({ destination }: { destination: Destination }) {
  const styles = useStyles();
  const t = useT();
  const client = useQueryClient();
  const toast = useToast();
  const { tell } = useConnectionActions();
  const [, navigate] = useLocation();
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
        <Dialog>
          <DialogTrigger disableButtonEnhancement>
            <Button icon={<Delete20Regular />}>{t.destinations.removeOpen}</Button>
          </DialogTrigger>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t.destinations.removeAsk(destination.name)}</DialogTitle>
              <DialogContent className={styles.content}>
                <Body1>{t.destinations.removeText}</Body1>
                <Field label={t.destinations.removeType(destination.name)}>
                  <Input
                    value={typed}
                    onChange={(_, { value }) => {
                      setTyped(value);
                    }}
                  />
                </Field>
              </DialogContent>
              <DialogActions>
                <DialogTrigger disableButtonEnhancement>
                  <Button>{t.common.cancel}</Button>
                </DialogTrigger>
                <Button
                  appearance="primary"
                  disabled={typed !== destination.name || remove.isPending}
                  icon={remove.isPending ? <Spinner size="tiny" /> : undefined}
                  onClick={() => {
                    remove.mutate();
                  }}
                >
                  {t.destinations.removeDo}
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      </div>
    </Card>
  );
}
