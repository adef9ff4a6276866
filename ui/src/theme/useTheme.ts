import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { usePreferences } from './preferences';
import { darkTheme, lightTheme } from './themes';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function onSystemTheme(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => {
    systemDark.removeEventListener('change', listener);
  };
}

function useIsDark(): boolean {
  const { theme } = usePreferences();
  const system = useSyncExternalStore(onSystemTheme, () => systemDark.matches);
  return theme === 'system' ? system : theme === 'dark';
}

/** The chosen theme; it follows the system live. */
export function useTheme(): Theme {
  return useIsDark() ? darkTheme : lightTheme;
}
