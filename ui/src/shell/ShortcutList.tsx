import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';
import { places } from './routes';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '10px 20px',
    margin: 0,
    alignItems: 'center',
  },
  meaning: { margin: 0 },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '1px 7px',
    marginRight: '4px',
  },
});

/** Which keys do what. */
export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const t = useT();
  const rows: [string[], string][] = [
    [['/'], t.shortcuts.search],
    [['n'], t.shortcuts.add],
    [['r'], t.shortcuts.sync],
    ...places.map(({ key, section }): [string[], string] => [
      ['g', key],
      t.shortcuts.goTo(t.shell.places[section]),
    ]),
    [['?'], t.shortcuts.help],
  ];
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t.shortcuts.title}</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {rows.map(([keys, meaning]) => (
                <div key={meaning} style={{ display: 'contents' }}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd className={styles.meaning}>{meaning}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t.common.close}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
