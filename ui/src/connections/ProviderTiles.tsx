import { makeStyles, ToggleButton } from '@fluentui/react-components';
import { Cloud20Regular, Server20Regular } from '@fluentui/react-icons';
import { useT } from '../i18n/TextProvider';
import { providers, type Provider } from './providers';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(150px, 100%), 1fr))',
    gap: '8px',
  },
  tile: { justifyContent: 'flex-start', minWidth: 0, paddingLeft: '12px', paddingRight: '12px' },
});

interface Props {
  chosen: Provider['id'] | undefined;
  onChoose: (provider: Provider) => void;
}

/** Well-known places, so that most people need not know an address. */
export function ProviderTiles({ chosen, onChoose }: Props) {
  const styles = useStyles();
  const t = useT();
  return (
    <div role="group" aria-label={t.wizard.providers} className={styles.tiles}>
      {providers.map((provider) => (
        <ToggleButton
          key={provider.id}
          size="large"
          className={styles.tile}
          checked={provider.id === chosen}
          icon={provider.address === '' ? <Server20Regular /> : <Cloud20Regular />}
          onClick={() => {
            onChoose(provider);
          }}
        >
          {provider.name ?? t.wizard.otherProvider}
        </ToggleButton>
      ))}
    </div>
  );
}
