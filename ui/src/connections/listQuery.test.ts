import { describe, expect, it } from 'vitest';
import { fitting, listQueryOf } from './listQuery';
import type { Connection } from './model';

const connection = (name: string, change: Partial<Connection> = {}) =>
  ({
    kind: 'source',
    name,
    caldav_url: 'https://a.example/',
    username: 'anna',
    enabled: true,
    running_run_id: null,
    last_sync_status: 'ok',
    ...change,
  }) as Connection;
const list = [
  connection('Work'),
  connection('Club', { last_sync_status: 'error' }),
  connection('Choir', { enabled: false }),
];
const shown = (address: string) => fitting(list, listQueryOf(address)).map(({ name }) => name);

describe('a list', () => {
  it('is sorted by name unless the address says otherwise', () => {
    expect(shown('')).toEqual(['Choir', 'Club', 'Work']);
    expect(shown('sort=status')).toEqual(['Club', 'Work', 'Choir']);
    expect(shown('order=descending&sort=nonsense')).toEqual(['Work', 'Club', 'Choir']);
  });

  it('shows what is searched and what is in that state', () => {
    expect(shown('q=c')).toEqual(['Choir', 'Club']);
    expect(shown('status=failed')).toEqual(['Club']);
    expect(shown('status=nonsense&q=work')).toEqual(['Work']);
  });
});
