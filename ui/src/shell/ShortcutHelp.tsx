import { lazy, Suspense, useState } from 'react';
import { useShortcut } from './shortcuts';

const ShortcutList = lazy(() => import('./ShortcutList'));

/** `?` shows which keys do what. */
export function ShortcutHelp() {
  const [isOpen, setOpen] = useState(false);
  useShortcut('?', () => {
    setOpen(true);
  });
  return (
    isOpen && (
      <Suspense>
        <ShortcutList
          onClose={() => {
            setOpen(false);
          }}
        />
      </Suspense>
    )
  );
}
