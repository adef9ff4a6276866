import type { Auth, Source } from '../api/types';

/** Where an account is and how to sign in, as it is typed. */
export interface Account {
  caldav_url: string;
  username: string;
  password: string;
  auth: Auth;
  tls: Source['tls'];
}

export const emptyAccount: Account = {
  caldav_url: '',
  username: '',
  password: '',
  auth: 'auto',
  tls: { verify: true, ca_pem: null },
};

/** Texts below fields, by the API's names of them. */
export type FieldErrors = Partial<Record<string, string>>;

/** Whether that is a mail address, whose domain may say where its calendars are. */
export function isMailAddress(address: string): boolean {
  return /^[^@\s/:]+@[^@\s/:]+$/.test(address.trim());
}

/** Adds https:// where somebody typed a bare host. */
export function withScheme(address: string): string {
  const typed = address.trim();
  return typed === '' || isMailAddress(typed) || /^[a-z][a-z0-9+.-]*:/i.test(typed)
    ? typed
    : `https://${typed}`;
}

export function isWebAddress(address: string): boolean {
  try {
    const { protocol, host } = new URL(address);
    return (protocol === 'http:' || protocol === 'https:') && host !== '';
  } catch {
    return false;
  }
}

/** Whether the stored password would be sent elsewhere, so that it has to be typed again. */
export function movesElsewhere(before: string, after: string): boolean {
  try {
    return new URL(before).origin !== new URL(after).origin;
  } catch {
    return before !== after;
  }
}
