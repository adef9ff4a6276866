import { useSyncExternalStore } from 'react';
import { isLanguage, type Language } from '../i18n/languages';

/** What a person chose for this browser. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  language: 'system' | Language;
  density: 'comfortable' | 'compact';
  clock: 'system' | '12' | '24';
  firstDay: 'system' | '1' | '6' | '7';
  zone: 'local' | 'utc';
  shortcuts: boolean;
}

const defaults: Preferences = {
  theme: 'system',
  language: 'system',
  density: 'comfortable',
  clock: 'system',
  firstDay: 'system',
  zone: 'local',
  shortcuts: true,
};

const KEY = 'caldav-sync.preferences';
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...defaults, ...(typeof stored === 'object' ? stored : {}) };
  } catch {
    return defaults;
  }
}

export function preferences(): Preferences {
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows what was chosen until it is closed.
  }
  listeners.forEach((listener) => {
    listener();
  });
}

/** Tells of every change, also those made in another tab. */
function onPreference(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key === KEY) {
      current = read();
      listener();
    }
  };
  listeners.add(listener);
  window.addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', elsewhere);
  };
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreference, preferences);
}

/** The chosen language, else the first of the browser's that there is a catalogue for. */
export function languageOf({ language }: Preferences, wanted: readonly string[]): Language {
  if (language !== 'system') {
    return language;
  }
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}
