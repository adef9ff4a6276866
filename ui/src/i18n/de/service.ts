import { counting } from '../plural';

const { count } = counting('de');

const both = (sources: number, destinations: number) =>
  `${count(sources, 'Quelle', 'Quellen')} und ${count(destinations, 'Ziel', 'Ziele')}`;

export const service = {
  service: {
    notifications: 'Benachrichtigungen',
    notificationsText:
      'Kommen, wenn eine Quelle oder ein Ziel scheitert, wieder geht, Löschungen anhält oder veraltet ist.',
    noChannels:
      'Noch wird niemand benachrichtigt. Setzen Sie eine dieser Variablen dort, wo der Dienst gestartet wird, und starten Sie ihn neu:',
    channelVariables: [
      ['NOTIFY_WEBHOOK_URL', 'JSON an eine Adresse'],
      ['NOTIFY_NTFY_URL', 'Nachricht an ein ntfy-Thema'],
      ['NOTIFY_MAIL_TO', 'E-Mail an diese Adressen'],
    ] as [variable: string, what: string][],
    channelNames: { webhook: 'Webhook', ntfy: 'ntfy', email: 'E-Mail' } as Record<string, string>,
    configured: 'Eingerichtet',
    sendTest: 'Test senden',
    reached: 'Gesendet',
    notReached: 'Nicht gesendet',
    export: 'Export',
    exportText:
      'Quellen, Ziele, Feeds und Verlauf als eine JSON-Datei, für den Umzug auf einen anderen Rechner oder in eine andere Datenbank. Halten Sie diesen Dienst an, bevor Sie sie dort importieren.',
    withSecrets: 'Mit den Passwörtern, verschlüsselt',
    passphrase: 'Passphrase',
    passphraseHint: 'Mindestens 12 Zeichen. Der Import fragt danach; niemand kann sie wiederherstellen.',
    passphraseShort: 'Geben Sie mindestens 12 Zeichen ein.',
    download: 'Export herunterladen',
    exported: (file: string) => `${file} liegt bei Ihren Downloads.`,
    import: 'Import',
    importText: 'Füllt einen Dienst, der noch keine Quellen und Ziele hat: mit allem oder mit nichts.',
    file: 'Exportdatei',
    chooseFile: 'Datei wählen…',
    noFile: 'Wählen Sie die Datei eines Exports.',
    importPassphraseHint: 'Nur wenn der Export mit Passwörtern gemacht wurde.',
    startImport: 'Alles importieren',
    imported: (sources: number, destinations: number) => `Importiert: ${both(sources, destinations)}.`,
    withoutPassword: (n: number) =>
      `${n === 1 ? '1 davon kam ohne Passwort und ist' : `${String(n)} davon kamen ohne Passwort und sind`} angehalten: Geben Sie es ein, und schalten Sie das Synchronisieren dann ein.`,
    backup: 'Sicherung',
    backupText:
      'Eine Kopie der Datenbank, wie sie gerade ist. Bewahren Sie die Schlüsseldatei oder SECRET_KEY dieses Dienstes getrennt auf: Nur damit lassen sich die Passwörter darin öffnen.',
    downloadBackup: 'Sicherung herunterladen',
  },
};
