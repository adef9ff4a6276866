import { describe, expect, it } from 'vitest';
import type { Discovery } from '../api/types';
import { checklist } from './checklist';

const found: Discovery = {
  status: 'success',
  message: 'Found 1 calendar.',
  reason: null,
  principal: 'https://a/',
  calendars: [
    {
      href: '/c/',
      name: 'C',
      color: null,
      components: ['VEVENT'],
      writable: true,
      event_count: null,
      next_events: null,
    },
  ],
  left_out: [],
  steps: [],
};
const lost = (change: Partial<Discovery>): Discovery => ({
  ...found,
  status: 'error',
  calendars: [],
  ...change,
});
const results = (discovery: Discovery, url = 'https://a/') =>
  checklist(discovery, url).map(({ id, result }) => `${id} ${result}`);

describe('checklist', () => {
  it('passes everything where calendars were found', () => {
    expect(new Set(checklist(found, 'https://a/').map(({ result }) => result))).toEqual(new Set(['ok']));
  });

  it('has no certificate to check without TLS', () => {
    expect(checklist(found, 'http://a/').map(({ id }) => id)).not.toContain('certificate');
  });

  it('stops at signing in where the password is refused', () => {
    expect(results(lost({ reason: 'unauthorized' }))).toEqual([
      'reached ok',
      'certificate ok',
      'signedIn failed',
      'account waiting',
      'calendars waiting',
    ]);
  });

  it('tells a bad certificate from a server that is not there', () => {
    const message = 'The certificate of a is not trusted.';
    expect(results(lost({ reason: 'unreachable', message }))[1]).toBe('certificate failed');
    expect(results(lost({ reason: 'unreachable', message: 'No such name.' }))[0]).toBe('reached failed');
  });

  it('fails an account without calendars at its end', () => {
    expect(results({ ...found, calendars: [] }).at(-1)).toBe('calendars failed');
  });
});
