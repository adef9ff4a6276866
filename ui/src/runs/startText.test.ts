import { describe, expect, it } from 'vitest';
import { startText } from './startText';

const format = {
  moment: (iso: string) => `moment ${iso}`,
  longDay: (at: Date) => `day ${String(at.getDate())}`,
};

describe('startText', () => {
  it('tells a day where the event lasts whole days, and a moment elsewhere, also at midnight', () => {
    expect(startText({ start: '2026-01-01', all_day: true }, format)).toBe('day 1');
    expect(startText({ start: '2026-01-01T00:00:00Z', all_day: false }, format)).toBe(
      'moment 2026-01-01T00:00:00Z',
    );
    expect(startText({ start: null, all_day: false }, format)).toBe('');
  });
});
