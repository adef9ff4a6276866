import type { Catalogue } from './en';
import { en } from './en';
import type { Language } from './languages';

/** English is always there; any other language is loaded when it is wanted. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return en;
    case 'de':
      return (await import('./de')).de;
  }
}
