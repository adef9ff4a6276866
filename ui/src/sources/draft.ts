import type { CreateSource, Source, UpdateSource } from '../api/types';
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

/** A source as it is typed, before it is one. */
export interface SourceDraft extends Account {
  name: string;
  ics_path: string;
  sync_interval_secs: number;
  public_ics: boolean;
  public_ics_path: string | null;
  calendars: Source['calendars'];
  time_zone: string | null;
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 26;

/** A path that nobody guesses: 26 of 32 letters are 130 bits. */
export function secretPath(
  name: string,
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(LENGTH)),
): string {
  const secret = Array.from(random, (octet) => ALPHABET[octet % ALPHABET.length]).join('');
  const readable = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24);
  return `${readable === '' ? 'calendar' : readable}-${secret}.ics`;
}

export function emptyDraft(): SourceDraft {
  return {
    ...emptyAccount,
    name: '',
    ics_path: '',
    sync_interval_secs: DEFAULT_INTERVAL,
    public_ics: false,
    public_ics_path: null,
    calendars: 'all',
    time_zone: null,
  };
}

/** What is there, to be edited; its password never comes back. */
export function draftOf(source: Source): SourceDraft {
  const {
    caldav_url,
    username,
    auth,
    tls,
    name,
    ics_path,
    sync_interval_secs,
    public_ics,
    public_ics_path,
    calendars,
    time_zone,
  } = source;
  return {
    caldav_url,
    username,
    password: '',
    auth,
    tls,
    name,
    ics_path,
    sync_interval_secs,
    public_ics,
    public_ics_path,
    calendars,
    time_zone,
  };
}

/** The same again under a name and a path of its own. */
export function duplicateOf(source: Source, name: string): SourceDraft {
  return { ...draftOf(source), name, ics_path: '', public_ics_path: null };
}

type Words = Catalogue['fields']['missing'];

function addressProblem(address: string, words: Words): string | undefined {
  return isWebAddress(withScheme(address)) ? undefined : words.caldav_url;
}

/** What is missing; the service has the last word on the rest. `before`: what is stored, where something is. */
export function problemsOf(draft: SourceDraft, words: Words, before?: Source): FieldErrors {
  const needsPassword =
    before === undefined || movesElsewhere(before.caldav_url, withScheme(draft.caldav_url));
  const problems: FieldErrors = {
    caldav_url: addressProblem(draft.caldav_url, words),
    username: draft.username.trim() === '' ? words.username : undefined,
    password:
      needsPassword && draft.password === '' ? (before ? words.passwordAgain : words.password) : undefined,
    name: draft.name.trim() === '' ? words.sourceName : undefined,
    ics_path: draft.ics_path.trim() === '' ? words.ics_path : undefined,
    calendars: draft.calendars !== 'all' && draft.calendars.length === 0 ? words.calendars : undefined,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

export function bodyOf(draft: SourceDraft): CreateSource {
  return {
    ...draft,
    caldav_url: withScheme(draft.caldav_url),
    name: draft.name.trim(),
    public_ics_path: draft.public_ics ? draft.public_ics_path : null,
  };
}

/** An empty password keeps the stored one. */
export function changeOf(draft: SourceDraft): UpdateSource {
  const { password, ...rest } = bodyOf(draft);
  return password === '' ? rest : { ...rest, password };
}
