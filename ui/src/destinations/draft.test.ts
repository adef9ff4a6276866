import { describe, expect, it } from 'vitest';
import type { Destination } from '../api/types';
import { en } from '../i18n/en';
import { bodyOf, changeOf, draftOf, emptyDraft, isLink, problemsOf, segmentOf } from './draft';

const words = en.fields.missing;
const typed = {
  ...emptyDraft(),
  name: 'School',
  ics_url: 'school.example/cal.ics',
  caldav_url: 'https://cloud.example.org',
  username: 'anna',
  password: 'secret',
  calendar_name: 'school',
};

describe('links', () => {
  it.each([
    'https://a.example/x.ics',
    'webcal://a.example/x',
    'webcals://a/x',
    'source:4',
    'a.example/x.ics',
  ])('may be %s', (link) => {
    expect(isLink(link)).toBe(true);
  });

  it.each(['', 'ftp://a/x', 'source:', 'file:///etc/passwd'])('may not be %s', (link) => {
    expect(isLink(link)).toBe(false);
  });
});

describe('problemsOf', () => {
  it('finds nothing wrong with a complete one', () => {
    expect(problemsOf(typed, words)).toEqual({});
  });

  it('names everything that is missing at once', () => {
    expect(Object.keys(problemsOf(emptyDraft(), words))).toHaveLength(6);
  });
});

describe('bodies', () => {
  it('complete the link', () => {
    expect(bodyOf(typed).ics_url).toBe('https://school.example/cal.ics');
  });

  it('keep stored passwords where none is typed', () => {
    const change = changeOf({ ...typed, password: '' });
    expect(change).not.toHaveProperty('password');
    expect(change).not.toHaveProperty('ics_password');
  });
});

describe('draftOf', () => {
  it('takes over what can be edited, and nothing else', () => {
    const draft = draftOf({ name: 'A', deletions: 'none', next_sync: 'x', keep_local: true } as Destination);
    expect(draft.name).toBe('A');
    expect(draft.deletions).toBe('none');
    expect(draft).not.toHaveProperty('next_sync');
    expect(draft).not.toHaveProperty('keep_local');
    expect(draft.password).toBe('');
  });
});

describe('segmentOf', () => {
  it('is the last part of the address, decoded', () => {
    expect(segmentOf('https://a/dav/anna/my%20school/')).toBe('my school');
  });
});
