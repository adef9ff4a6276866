/** Languages there is a catalogue for, by their own names. One more: a folder beside `en`, a line here and in catalogues.ts. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

export function isLanguage(tag: string): tag is Language {
  return tag in languages;
}
