import { describe, expect, it } from 'vitest';
import type { Source } from '../api/types';
import { en } from '../i18n/en';
import { changeOf, emptyDraft, problemsOf, secretPath } from './draft';

const words = en.fields.missing;
const typed = {
  ...emptyDraft(),
  name: 'Work',
  caldav_url: 'cloud.example.org',
  username: 'anna',
  password: 'secret',
  ics_path: 'work.ics',
};

describe('secretPath', () => {
  it('keeps what can be read of a name', () => {
    expect(secretPath('Família & co.', new Uint8Array(26))).toBe(`familia-co-${'a'.repeat(26)}.ics`);
  });

  it('has a name even for one without letters', () => {
    expect(secretPath('📅', new Uint8Array(26))).toMatch(/^calendar-/);
  });

  it('is another one each time', () => {
    expect(secretPath('a')).not.toBe(secretPath('a'));
  });
});

describe('problemsOf', () => {
  it('names everything that is missing at once', () => {
    expect(Object.keys(problemsOf(emptyDraft(), words)).sort()).toEqual([
      'caldav_url',
      'ics_path',
      'name',
      'password',
      'username',
    ]);
  });

  it('takes an address without a scheme', () => {
    expect(problemsOf(typed, words)).toEqual({});
  });

  it('asks for the password again where the address moves to another server', () => {
    const before = { caldav_url: 'https://old.example.org/' } as Source;
    expect(problemsOf({ ...typed, password: '' }, words, before)).toEqual({ password: words.passwordAgain });
  });

  it('keeps the stored password on the same server', () => {
    const before = { caldav_url: 'https://cloud.example.org/dav' } as Source;
    expect(problemsOf({ ...typed, password: '' }, words, before)).toEqual({});
  });

  it('does not take no calendar at all', () => {
    expect(problemsOf({ ...typed, calendars: [] }, words)).toEqual({ calendars: words.calendars });
  });
});

describe('changeOf', () => {
  it('sends no empty password', () => {
    expect(changeOf({ ...typed, password: '' })).not.toHaveProperty('password');
  });

  it('completes the address', () => {
    expect(changeOf(typed).caldav_url).toBe('https://cloud.example.org');
  });
});
