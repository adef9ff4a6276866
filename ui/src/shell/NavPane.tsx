import {
  makeStyles,
  mergeClasses,
  NavDrawer,
  NavDrawerBody,
  NavDrawerFooter,
  NavDrawerHeader,
  NavItem,
  tokens,
} from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { useLocation, useRouter } from 'wouter';
import { useT } from '../i18n/TextProvider';
import { HealthFooter } from './HealthFooter';
import { ProductName } from './ProductName';
import { places, sectionOf } from './routes';
import { ThemeMenu } from './ThemeMenu';

const useStyles = makeStyles({
  pane: {
    width: '260px',
    flexShrink: 0,
    borderRightStyle: 'none',
    backgroundColor: tokens.colorNeutralBackground4,
  },
  beside: { position: 'sticky', top: 0, height: '100dvh' },
  header: { padding: '12px 16px 8px 18px' },
  items: { paddingTop: '4px' },
  footer: { display: 'grid', gap: '4px', padding: '8px 8px 12px' },
});

interface Props {
  isOverlay: boolean;
  isOpen: boolean;
  onClose: () => void;
}

/** The way to every page; beside it where there is room, over it where there is none. */
export function NavPane({ isOverlay, isOpen, onClose }: Props) {
  const styles = useStyles();
  const t = useT();
  const [path, navigate] = useLocation();
  const { base } = useRouter();
  const section = sectionOf(path);

  const follow = (to: string) => (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      navigate(to);
      if (isOverlay) {
        onClose();
      }
    }
  };

  return (
    <NavDrawer
      type={isOverlay ? 'overlay' : 'inline'}
      open={isOpen}
      onOpenChange={(_, { open }) => {
        if (!open) {
          onClose();
        }
      }}
      selectedValue={section ?? ''}
      className={mergeClasses(styles.pane, !isOverlay && styles.beside)}
      aria-label={t.shell.navigation}
    >
      <NavDrawerHeader className={styles.header}>
        <ProductName />
      </NavDrawerHeader>
      <NavDrawerBody className={styles.items}>
        {places.map(({ section: value, path: to, icon: Icon, selectedIcon: SelectedIcon }) => (
          <NavItem
            key={value}
            as="a"
            value={value}
            href={base + to}
            aria-current={value === section ? 'page' : undefined}
            icon={value === section ? <SelectedIcon /> : <Icon />}
            onClick={follow(to)}
          >
            {t.shell.places[value]}
          </NavItem>
        ))}
      </NavDrawerBody>
      <NavDrawerFooter className={styles.footer}>
        <ThemeMenu />
        <HealthFooter />
      </NavDrawerFooter>
    </NavDrawer>
  );
}
