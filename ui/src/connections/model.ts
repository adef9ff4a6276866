import type { Kind, Schedulable } from '../api/types';
import type { ConnectionState } from '../states/connectionStates';

/** A source or a destination, as lists and problems show it. */
export interface Connection extends Schedulable {
  kind: Kind;
  /** Events in its feed; undefined where that is not known. */
  event_count?: number;
  /** Of destinations: the link that is read, and the calendar that is written to. */
  ics_url?: string;
  calendar_name?: string;
}

export const keyOf = ({ kind, id }: Pick<Connection, 'kind' | 'id'>): string => `${kind}:${String(id)}`;

export const pathOf = ({ kind, id }: Pick<Connection, 'kind' | 'id'>, tab = ''): string =>
  `/${kind}s/${String(id)}${tab && `/${tab}`}`;

/** The one word for how a connection is doing. */
export function stateOf(connection: Schedulable): ConnectionState {
  if (connection.running_run_id !== null) {
    return 'syncing';
  }
  if (!connection.enabled) {
    return 'paused';
  }
  switch (connection.last_sync_status) {
    case null:
      return 'new';
    case 'ok':
      return 'healthy';
    case 'partial':
    case 'held':
      return 'attention';
    case 'error':
      return 'failed';
  }
}

/** Whether somebody should look: also while it is paused or tries again. */
export function hasProblem({ last_sync_status: status }: Schedulable): boolean {
  return status === 'error' || status === 'partial' || status === 'held';
}

/** Whether the server refused the credentials, so that a new password is the fix. */
export function isRefused({ last_sync_status: status, last_sync_error: error }: Schedulable): boolean {
  return status === 'error' && error !== null && /\b401\b|password/i.test(error);
}

/** An address without what nobody needs to see. */
export function shortAddress(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return host + (pathname === '/' ? '' : pathname);
  } catch {
    return url;
  }
}

/** From where to where, in short. */
export function routeOf({ caldav_url, ics_url, calendar_name }: Connection): string {
  return ics_url === undefined ? shortAddress(caldav_url) : `${hostOf(ics_url)} → ${calendar_name ?? ''}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || url : url;
}

export function matches(connection: Connection, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [connection.name, routeOf(connection), connection.caldav_url, connection.username].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}
