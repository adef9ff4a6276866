import { queryOptions } from '@tanstack/react-query';
import { answered, api, ApiProblem } from './client';
import type { ChannelReach } from './types';

export const channelsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/notifications', { signal }))).channels,
});

/** Sends a test by every channel and tells of each whether it was heard. */
export async function testChannels(): Promise<ChannelReach[]> {
  try {
    return (await answered(api.POST('/api/notifications/test'))).channels;
  } catch (problem) {
    const channels =
      problem instanceof ApiProblem && (problem.body as { channels?: ChannelReach[] } | undefined);
    if (channels && channels.channels) {
      return channels.channels;
    }
    throw problem;
  }
}

/** A file that the service made. */
export interface Download {
  name: string;
  content: Blob;
}

interface FileAnswer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

async function fileOf(call: Promise<FileAnswer>): Promise<Download> {
  let disposition = '';
  const content = await answered(
    call.then((answer) => {
      disposition = answer.response.headers.get('Content-Disposition') ?? '';
      return { ...answer, data: answer.data as Blob };
    }),
  );
  return { name: /filename="([^"]+)"/.exec(disposition)?.[1] ?? 'caldav-ics-sync', content };
}

/** Everything as JSON; with the passwords, encrypted, where there is a passphrase. */
export const exportAll = (passphrase: string | undefined) =>
  fileOf(
    passphrase === undefined
      ? api.GET('/api/export', { parseAs: 'blob' })
      : api.POST('/api/export', { body: { passphrase }, parseAs: 'blob' }),
  );

export const backup = () => fileOf(api.GET('/api/backup', { parseAs: 'blob' }));

export const importAll = ({ file, passphrase }: { file: File; passphrase: string }) =>
  answered(
    api.POST('/api/import', {
      headers: {
        'Content-Type': 'application/json',
        ...(passphrase !== '' && { 'X-Import-Passphrase': encodeURIComponent(passphrase) }),
      },
      body: {},
      // The file goes as it is: it may be larger than what fits into the memory of a page.
      bodySerializer: () => file,
    }),
  );
