import { counting } from '../plural';

const { count } = counting('en');

const both = (sources: number, destinations: number) =>
  `${count(sources, 'source', 'sources')} and ${count(destinations, 'destination', 'destinations')}`;

export const service = {
  service: {
    notifications: 'Notifications',
    notificationsText:
      'Sent when a source or destination fails, works again, holds deletions or is out of date.',
    noChannels: 'Nobody is notified yet. Set one of these where the service is started, then restart it:',
    channelVariables: [
      ['NOTIFY_WEBHOOK_URL', 'JSON to an address'],
      ['NOTIFY_NTFY_URL', 'Message to an ntfy topic'],
      ['NOTIFY_MAIL_TO', 'E-mail to these addresses'],
    ] as [variable: string, what: string][],
    channelNames: { webhook: 'Webhook', ntfy: 'ntfy', email: 'E-mail' } as Record<string, string>,
    configured: 'Configured',
    sendTest: 'Send a test',
    reached: 'Sent',
    notReached: 'Not sent',
    export: 'Export',
    exportText:
      'Sources, destinations, feeds and history as one JSON file, to move to another machine or database. Stop this service before you import it elsewhere.',
    withSecrets: 'With the passwords, encrypted',
    passphrase: 'Passphrase',
    passphraseHint: 'At least 12 characters. The import asks for it; nobody can recover it.',
    passphraseShort: 'Enter at least 12 characters.',
    download: 'Download export',
    exported: (file: string) => `${file} is in your downloads.`,
    import: 'Import',
    importText: 'Fills a service that has no sources and destinations yet: with everything, or with nothing.',
    file: 'Export file',
    chooseFile: 'Choose file…',
    noFile: 'Choose the file of an export.',
    importPassphraseHint: 'Only if the export was made with passwords.',
    startImport: 'Import everything',
    imported: (sources: number, destinations: number) => `Imported ${both(sources, destinations)}.`,
    withoutPassword: (n: number) =>
      n === 1
        ? 'One of them came without its password and is paused: enter it, then turn syncing on.'
        : `${String(n)} of them came without their password and are paused: enter it, then turn syncing on.`,
    backup: 'Backup',
    backupText:
      'A copy of the database as it is now. Keep the key file or SECRET_KEY of this service elsewhere: the passwords in the copy open with nothing else.',
    downloadBackup: 'Download backup',
  },
};
