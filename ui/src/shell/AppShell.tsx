import { makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useT } from '../i18n/TextProvider';
import { ReconnectBar } from '../live/ReconnectBar';
import { ErrorBoundary } from './ErrorBoundary';
import { ExposedBar } from './ExposedBar';
import { Loading } from './Loading';
import { NavPane } from './NavPane';
import { ShortcutHelp } from './ShortcutHelp';
import { places } from './routes';
import { useShortcutKeys } from './shortcuts';
import { TopBar } from './TopBar';
import { useNarrow } from './useNarrow';

const useStaticStyles = makeStaticStyles({
  body: { margin: 0 },
});

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    display: 'flex',
    backgroundColor: tokens.colorNeutralBackground3,
    '@media (max-width: 719px)': { flexDirection: 'column' },
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    boxSizing: 'border-box',
    padding: '28px 48px 48px',
    maxWidth: '1480px',
    outlineStyle: 'none',
    '@media (max-width: 1023px)': { padding: '24px 24px 40px' },
    '@media (max-width: 719px)': { padding: '20px 16px 32px' },
  },
  bars: { display: 'grid', gap: '8px', ':not(:empty)': { marginBottom: '16px' } },
  skip: {
    position: 'fixed',
    top: '8px',
    left: '8px',
    zIndex: 1000,
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    font: 'inherit',
    ':not(:focus)': { transform: 'translateY(-200%)' },
  },
});

/** What stays around every page: navigation, warnings, and where the page goes. */
export function AppShell({ children }: { children: ReactNode }) {
  useStaticStyles();
  const styles = useStyles();
  const t = useT();
  const narrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const [path, navigate] = useLocation();
  const main = useRef<HTMLElement>(null);

  useFocusOnNewPage(main, path);
  useShortcutKeys((key) => {
    const place = places.find((candidate) => candidate.key === key);
    if (place) {
      navigate(place.path);
    }
    return place !== undefined;
  });

  return (
    <div className={styles.page}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t.shell.skip}
      </button>
      {narrow && (
        <TopBar
          onMenu={() => {
            setOpen(true);
          }}
        />
      )}
      <NavPane
        isOverlay={narrow}
        isOpen={!narrow || isOpen}
        onClose={() => {
          setOpen(false);
        }}
      />
      <main ref={main} tabIndex={-1} className={styles.main}>
        <div className={styles.bars}>
          <ReconnectBar />
          <ExposedBar />
        </div>
        <ErrorBoundary key={path}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      <ShortcutHelp />
    </div>
  );
}

/** A page is another one when another thing is shown, not when a tab or a dialog of it opens. */
function pageOf(path: string): string {
  return path
    .split('/')
    .slice(0, 3)
    .join('/')
    .replace(/\/new$/, '');
}

function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, path: string): void {
  const page = pageOf(path);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current !== page) {
      shown.current = page;
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [page, main]);
}
