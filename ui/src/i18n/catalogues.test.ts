import { describe, expect, it } from 'vitest';
import { de } from './de';
import { en } from './en';

type Words = Record<string, unknown>;

/** What a text is asked for; what the service said is a sentence, all others are given numbers and names. */
const asked = (at: string) => (at === '.said' ? ['Nothing was changed.'] : [2, 2, 'x', 'y']);

/** Every text with its place: functions are asked for something. */
function texts(words: Words, place = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, word]): [string, string][] => {
    const at = `${place}.${name}`;
    if (typeof word === 'function') {
      const told: unknown = (word as (...args: unknown[]) => unknown)(...asked(at));
      return [[at, String(told)]];
    }
    return typeof word === 'string' ? [[at, word]] : texts(word as Words, at);
  });
}

describe('catalogues', () => {
  it('have the same words in every language, also in the lists that types leave open', () => {
    const places = (words: Words) => texts(words).map(([place]) => place);
    expect(places(de)).toEqual(places(en));
  });

  it('leave nothing empty and speak of no inner names', () => {
    for (const [place, text] of [...texts(en), ...texts(de)]) {
      expect(text, place).not.toBe('');
      expect(text, place).not.toMatch(/sync_all|keep_local|undefined|\[object/);
    }
  });

  it('follow the rules for numbers', () => {
    expect(en.fields.check(1)).toBe('Check 1 field');
    expect(en.fields.check(4)).toBe('Check 4 fields');
    expect(en.intervals.every(900)).toBe('Every 15 minutes');
    expect(de.intervals.every(3600)).toBe('Jede Stunde');
    expect(de.common.events(1280)).toBe('1.280 Termine');
  });
});
