import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { languageOf, usePreferences } from '../theme/preferences';
import { catalogueOf } from './catalogues';
import { en, type Catalogue } from './en';
import { formats, type Formats } from './formats';
import type { Language } from './languages';

interface Texts {
  t: Catalogue;
  language: Language;
  format: Formats;
}

const Context = createContext<Texts | null>(null);

/** Gives every component below its words and formats. Nothing is shown before the catalogue is there. */
export function TextProvider({ children }: { children: ReactNode }) {
  const chosen = usePreferences();
  const language = languageOf(chosen, navigator.languages);
  const [loaded, setLoaded] = useState<{ language: Language; t: Catalogue } | null>(
    language === 'en' ? { language, t: en } : null,
  );

  useEffect(() => {
    let wanted = true;
    void catalogueOf(language).then((t) => {
      if (wanted) {
        setLoaded({ language, t });
        document.documentElement.lang = language;
      }
    });
    return () => {
      wanted = false;
    };
  }, [language]);

  const texts = useMemo(
    () => loaded && { ...loaded, format: formats(loaded.language, chosen, navigator.languages) },
    [loaded, chosen],
  );
  return texts && <Context value={texts}>{children}</Context>;
}

export function useTexts(): Texts {
  const texts = use(Context);
  if (texts === null) {
    throw new Error('useTexts outside of TextProvider');
  }
  return texts;
}

/** The words alone. */
export function useT(): Catalogue {
  return useTexts().t;
}
