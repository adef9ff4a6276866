import { describe, expect, it, vi } from 'vitest';

vi.mock('../api/client', () => ({ base: '/sub/' }));
const { feedUrl, googleUrl, isLocal, origin, webcalUrl } = await import('./links');

describe('feed addresses', () => {
  it('encode what a path may hold, but not its slashes', () => {
    expect(feedUrl('https://a.example', 'team ä/cal.ics')).toBe(
      'https://a.example/ics/team%20%C3%A4/cal.ics',
    );
  });

  it('begin at the public address where there is one', () => {
    expect(origin('https://cal.example/x/')).toBe('https://cal.example/x');
  });

  it('of public paths are below public', () => {
    expect(feedUrl('https://a', 'p', true)).toBe('https://a/ics/public/p');
  });

  it('change their scheme for apps, and only that', () => {
    expect(webcalUrl('https://a/ics/http:')).toBe('webcal://a/ics/http:');
    expect(googleUrl('http://a/b')).toBe(
      'https://calendar.google.com/calendar/render?cid=webcal%3A%2F%2Fa%2Fb',
    );
  });
});

describe('isLocal', () => {
  it.each([
    'localhost',
    '127.0.0.1',
    '192.168.1.4',
    '172.20.0.2',
    '100.64.1.1',
    '[::1]',
    '[fd12::1]',
    'nas',
    'pi.local',
  ])('knows %s', (host) => {
    expect(isLocal(`http://${host}:6765/ics/a`)).toBe(true);
  });

  it.each(['cal.example.org', '8.8.8.8', '172.32.0.1', '100.128.0.1', '[2001:db8::1]'])(
    'lets %s be',
    (host) => {
      expect(isLocal(`http://${host}/`)).toBe(false);
    },
  );
});
