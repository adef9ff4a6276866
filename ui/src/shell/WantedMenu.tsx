import { Suspense, useState, type ReactElement, type ReactNode } from 'react';

interface Opener {
  'aria-haspopup': 'menu';
  'aria-expanded': false | undefined;
  onClick: () => void;
}

interface Props {
  /** The button, with what makes it open the menu. */
  opener: (props: Opener) => ReactElement;
  /** The menu around that button, opened. */
  children: (opener: ReactElement) => ReactNode;
}

/** A menu that is loaded and made when it is first wanted: a list has many, and most are never opened. */
export function WantedMenu({ opener, children }: Props) {
  const [isWanted, setWanted] = useState(false);
  const button = opener({
    'aria-haspopup': 'menu',
    'aria-expanded': isWanted ? undefined : false,
    onClick: () => {
      setWanted(true);
    },
  });
  return isWanted ? <Suspense fallback={button}>{children(button)}</Suspense> : button;
}
