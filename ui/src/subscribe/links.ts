import { base } from '../api/client';

/** Where this service is seen from: its public address where one is set, else this page's. */
export function origin(publicUrl: string | null | undefined): string {
  const root = publicUrl ?? window.location.origin + base;
  return root.replace(/\/+$/, '');
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

export const feedUrl = (root: string, path: string, isPublicPath = false): string =>
  `${root}/ics/${isPublicPath ? 'public/' : ''}${encoded(path)}`;

/** What calendar apps open. */
export const webcalUrl = (url: string): string => url.replace(/^https?:/, 'webcal:');

export const googleUrl = (url: string): string =>
  `https://calendar.google.com/calendar/render?cid=${encodeURIComponent(webcalUrl(url))}`;

export const outlookUrl = (url: string, name: string): string =>
  `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(url)}&name=${encodeURIComponent(name)}`;

/** Whether services on the internet cannot reach it: a private address, or a name that means something only here. */
export function isLocal(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return (
    /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(
      host,
    ) ||
    /^(::1|f[cd][0-9a-f]{2}:|fe80:)/i.test(host) ||
    /\.(local|lan|home|internal|home\.arpa)$/i.test(host) ||
    !/[.:]/.test(host)
  );
}
