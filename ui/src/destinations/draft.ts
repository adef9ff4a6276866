import type { Auth, CreateDestination, Deletions, Destination, UpdateDestination } from '../api/types';
import {
  emptyAccount,
  isWebAddress,
  movesElsewhere,
  withScheme,
  type Account,
  type FieldErrors,
} from '../connections/account';
import { DEFAULT_INTERVAL } from '../connections/intervals';
import type { Catalogue } from '../i18n/en';

/** A destination as it is typed, before it is one. */
export interface DestinationDraft extends Account {
  name: string;
  ics_url: string;
  ics_username: string | null;
  ics_password: string;
  ics_auth: Auth;
  ics_tls: Destination['ics_tls'];
  calendar_name: string;
  create_calendar: boolean;
  sync_interval_secs: number;
  sync_all: boolean;
  deletions: Deletions;
  attendees: Destination['attendees'];
  alarms: Destination['alarms'];
  time_zone: string | null;
}

export function emptyDraft(): DestinationDraft {
  return {
    ...emptyAccount,
    name: '',
    ics_url: '',
    ics_username: null,
    ics_password: '',
    ics_auth: 'auto',
    ics_tls: emptyAccount.tls,
    calendar_name: '',
    create_calendar: false,
    sync_interval_secs: DEFAULT_INTERVAL,
    sync_all: false,
    deletions: 'owned',
    attendees: 'strip',
    alarms: 'keep',
    time_zone: null,
  };
}

/** What is there, to be edited; passwords never come back. */
export function draftOf(destination: Destination): DestinationDraft {
  const known = emptyDraft();
  const kept = Object.entries(destination).filter(([name]) => name in known);
  return { ...known, ...Object.fromEntries(kept) };
}

/** A link as the service takes it: with a scheme, or one of its own sources. */
export function linkOf(typed: string): string {
  return withScheme(typed);
}

export function isLink(typed: string): boolean {
  const link = linkOf(typed);
  return /^source:\d+$/.test(link) || isWebAddress(link.replace(/^webcals?:/, 'https:'));
}

type Words = Catalogue['fields']['missing'];

/** What is missing; the service has the last word on the rest. `before`: what is stored, where something is. */
export function problemsOf(draft: DestinationDraft, words: Words, before?: Destination): FieldErrors {
  const needsPassword =
    before === undefined || movesElsewhere(before.caldav_url, withScheme(draft.caldav_url));
  const password =
    draft.password !== '' || !needsPassword ? undefined : before ? words.passwordAgain : words.password;
  const problems: FieldErrors = {
    ics_url: isLink(draft.ics_url) ? undefined : words.ics_url,
    caldav_url: isWebAddress(withScheme(draft.caldav_url)) ? undefined : words.caldav_url,
    username: draft.username.trim() === '' ? words.username : undefined,
    password,
    calendar_name: draft.calendar_name.trim() === '' ? words.calendar : undefined,
    name: draft.name.trim() === '' ? words.destinationName : undefined,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

export function bodyOf(draft: DestinationDraft): CreateDestination {
  const { ics_password, ...rest } = draft;
  return {
    ...rest,
    ...(ics_password === '' ? {} : { ics_password }),
    name: draft.name.trim(),
    ics_url: linkOf(draft.ics_url),
    ics_username: draft.ics_username === '' ? null : draft.ics_username,
    caldav_url: withScheme(draft.caldav_url),
  };
}

/** An empty password keeps the stored one. */
export function changeOf(draft: DestinationDraft): UpdateDestination {
  const { password, ...rest } = bodyOf(draft);
  return password === '' ? rest : { ...rest, password };
}

/** The name by which a calendar is known below its account: the last segment of its address. */
export function segmentOf(href: string): string {
  const segments = new URL(href).pathname.split('/').filter((segment) => segment !== '');
  return decodeURIComponent(segments.at(-1) ?? '');
}
