import type { Sentences } from '../saying';

/** What the service says most, and what it means. The more particular sentence comes before the more general one. */
export const sentences: Sentences = [
  // What is safe.
  ['Nothing was changed in your calendar.', 'In Ihrem Kalender wurde nichts geändert.'],
  ['Nothing was changed.', 'Nichts wurde geändert.'],
  ['Nothing was sent.', 'Nichts wurde gesendet.'],
  ['Nothing was removed.', 'Nichts wurde gelöscht.'],
  ['Nothing more was written.', 'Mehr wurde nicht geschrieben.'],
  ['Events already in the feed are kept.', 'Termine, die schon im Feed sind, bleiben.'],
  ['Events that were synchronised before are kept.', 'Was schon synchronisiert war, bleibt.'],
  ['Its last good events stay in the feed.', 'Seine letzten guten Termine bleiben im Feed.'],
  ['All its events are kept.', 'Alle seine Termine bleiben.'],
  [
    'What was written until then is kept; the rest follows in a later run.',
    'Was bis dahin geschrieben war, bleibt; der Rest folgt in einem späteren Lauf.',
  ],

  // The account.
  [
    'The server does not accept the user name or password.',
    'Der Server nimmt Benutzernamen oder Passwort nicht an.',
  ],
  [
    'Check them; providers with two-factor login need an app password.',
    'Prüfen Sie beides; Anbieter mit Zwei-Faktor-Anmeldung brauchen ein App-Passwort.',
  ],
  ['The server refuses access to this address.', 'Der Server verweigert den Zugriff auf diese Adresse.'],
  [
    'Check that the address belongs to this account and is shared with it.',
    'Prüfen Sie, ob die Adresse zu diesem Konto gehört und dafür freigegeben ist.',
  ],
  [
    'The server refuses access, and shows no calendar at any of the usual addresses.',
    'Der Server verweigert den Zugriff und zeigt an keiner der üblichen Adressen einen Kalender.',
  ],
  ['Check that the address belongs to this account.', 'Prüfen Sie, ob die Adresse zu diesem Konto gehört.'],
  ['There is nothing at this address.', 'An dieser Adresse ist nichts.'],
  [
    'The calendar may have been deleted or renamed.',
    'Vielleicht wurde der Kalender gelöscht oder umbenannt.',
  ],
  [
    'What answers at this address is no CalDAV server.',
    'Was an dieser Adresse antwortet, ist kein CalDAV-Server.',
  ],
  [
    'Check the address; a login page or a proxy may be in between.',
    'Prüfen Sie die Adresse; vielleicht ist eine Anmeldeseite oder ein Proxy dazwischen.',
  ],
  [
    'No CalDAV account was found at this address, nor at the usual addresses of its server.',
    'Weder an dieser Adresse noch an den üblichen ihres Servers wurde ein CalDAV-Konto gefunden.',
  ],
  [
    "Look up the CalDAV address in the provider's help and type it in full.",
    'Sehen Sie die CalDAV-Adresse in der Hilfe des Anbieters nach und geben Sie sie ganz ein.',
  ],
  ['This address is no calendar.', 'Diese Adresse ist kein Kalender.'],
  ["Choose one of the account's calendars.", 'Wählen Sie einen der Kalender des Kontos.'],
  ['The server asks for a pause.', 'Der Server bittet um eine Pause.'],
  ['It is tried again after that.', 'Danach wird es erneut versucht.'],
  ['The server failed with status {}.', 'Der Server hat einen eigenen Fehler gemeldet (Status {}).'],
  ['It is tried again later.', 'Es wird später erneut versucht.'],
  ['It is tried again by itself.', 'Es wird von selbst erneut versucht.'],
  [
    'The server answered with status {}, which does not fit the request.',
    'Der Server antwortet mit Status {}, was nicht zur Anfrage passt.',
  ],
  [
    "The server's answer is cut short or damaged.",
    'Die Antwort des Servers ist abgeschnitten oder beschädigt.',
  ],
  ['It is tried again.', 'Es wird erneut versucht.'],
  ['Found 1 calendar.', '1 Kalender gefunden.'],
  ['Found {} calendars.', '{} Kalender gefunden.'],

  ['Changed there since, and therefore kept: {}.', 'Dort seither geändert und deshalb behalten: {}.'],

  // Where the calendars of a mail address are.
  [
    '{} has its calendars on {}, a server outside that domain.',
    '{} hat seine Kalender auf {}, einem Server außerhalb dieser Domain.',
  ],
  [
    'Nothing was sent there; go on if you know it.',
    'Dorthin wurde nichts gesendet; machen Sie weiter, wenn Sie ihn kennen.',
  ],
  ['{} has its calendars on {}.', '{} hat seine Kalender auf {}.'],
  ['{} does not say where its calendars are.', '{} sagt nicht, wo seine Kalender sind.'],

  // The way to the server.
  ['The name {} cannot be found.', 'Der Name {} ist nicht zu finden.'],
  [
    'Check the spelling of the address, and that this machine can resolve names.',
    'Prüfen Sie die Schreibweise der Adresse und ob dieser Rechner Namen auflösen kann.',
  ],
  ['{} does not accept the connection.', '{} nimmt die Verbindung nicht an.'],
  [
    'Check the port in the address and that the server is running.',
    'Prüfen Sie den Port in der Adresse und ob der Server läuft.',
  ],
  ['No connection to {} within the time limit.', 'Innerhalb der Zeit keine Verbindung mit {}.'],
  [
    'The server may be down or behind a firewall; try again later.',
    'Vielleicht ist der Server aus oder hinter einer Firewall; versuchen Sie es später erneut.',
  ],
  [
    'The certificate of {} has expired or is not valid yet.',
    'Das Zertifikat von {} ist abgelaufen oder noch nicht gültig.',
  ],
  [
    "Ask its operator to renew it, and check this machine's clock.",
    'Bitten Sie den Betreiber, es zu erneuern, und prüfen Sie die Uhr dieses Rechners.',
  ],
  [
    'The certificate of {} is signed by an authority that is not trusted here.',
    'Das Zertifikat von {} ist von einer Stelle unterschrieben, der hier nicht vertraut wird.',
  ],
  [
    'If the server is yours, add its authority as a PEM certificate.',
    'Ist es Ihr eigener Server, fügen Sie das PEM-Zertifikat der Stelle hinzu.',
  ],
  [
    'The certificate of {} was issued for another name.',
    'Das Zertifikat von {} gilt für einen anderen Namen.',
  ],
  ['Use the name that it was issued for.', 'Benutzen Sie den Namen, für den es gilt.'],
  ['{} accepted the request and then stayed silent.', '{} hat die Anfrage angenommen und dann geschwiegen.'],
  ['Try again later.', 'Versuchen Sie es später erneut.'],
  [
    '{} is too slow: the answer was not complete within the time limit.',
    '{} ist zu langsam: Die Antwort war innerhalb der Zeit nicht vollständig.',
  ],
  [
    'The connection to {} was lost before the answer was complete.',
    'Die Verbindung mit {} ging verloren, bevor die Antwort vollständig war.',
  ],

  // Links.
  [
    'The link leads nowhere any more: the server says {}.',
    'Der Link führt nirgendwohin mehr: Der Server antwortet mit {}.',
  ],
  [
    'Get a new link from where you got this one.',
    'Holen Sie sich dort, wo Sie diesen herhaben, einen neuen.',
  ],
  [
    'The server of the link refuses the user name and password, or wants some.',
    'Der Server des Links nimmt Benutzernamen und Passwort nicht an oder verlangt welche.',
  ],
  [
    'Correct them, or use a link with a token in it.',
    'Berichtigen Sie beides, oder benutzen Sie einen Link, der einen Schlüssel enthält.',
  ],
  [
    'The server of the link refuses to give it: it says {}.',
    'Der Server des Links gibt ihn nicht heraus: Er antwortet mit {}.',
  ],
  [
    'Check that the calendar is still shared, and that the link is complete.',
    'Prüfen Sie, ob der Kalender noch freigegeben und der Link vollständig ist.',
  ],
  [
    'The server of the link asks to be left alone for now: it says {}.',
    'Der Server des Links will gerade in Ruhe gelassen werden: Er antwortet mit {}.',
  ],
  ['The next try waits as long as it asks.', 'Der nächste Versuch wartet so lange, wie er verlangt.'],
  [
    'The server of the link has a problem of its own: it says {}.',
    'Der Server des Links hat selbst ein Problem: Er antwortet mit {}.',
  ],
  ['The link gives an empty answer, not a calendar.', 'Der Link liefert nichts, keinen Kalender.'],
  [
    'The link gives no calendar but a web page, perhaps one to sign in.',
    'Der Link liefert keinen Kalender, sondern eine Webseite, vielleicht eine Anmeldung.',
  ],
  [
    'Use the address that ends in .ics or is named iCal, and check that it needs no sign-in.',
    'Benutzen Sie die Adresse, die auf .ics endet oder iCal heißt, und prüfen Sie, ob sie ohne Anmeldung geht.',
  ],
  [
    'The calendar was cut off: its END:VCALENDAR is missing.',
    'Der Kalender ist abgeschnitten: Sein END:VCALENDAR fehlt.',
  ],
  ['Found 1 event.', '1 Termin gefunden.'],
  ['Found {} events.', '{} Termine gefunden.'],

  // Plans, and what was held back.
  ['Adds {}, changes {}, removes {}.', 'Neu: {}, geändert: {}, gelöscht: {}.'],
  [
    '{} removals would be held until you release them.',
    '{} Löschungen würden angehalten, bis Sie sie freigeben.',
  ],
  [
    'Nothing would change: the calendar has all {} events of the link that it should.',
    'Nichts würde sich ändern: Der Kalender hat alle {} Termine des Links, die er haben soll.',
  ],
  [
    'The calendar does not exist yet; it would be made.',
    'Den Kalender gibt es noch nicht; er würde angelegt.',
  ],
  [
    '{} events would be removed, and that is more than {} % of {}.',
    '{} Termine würden gelöscht, und das sind mehr als {} % von {}.',
  ],
  [
    '{} events would be removed, and that is every event it has written.',
    '{} Termine würden gelöscht, und das sind alle, die dieses Ziel geschrieben hat.',
  ],
  [
    '{} events would be removed, and the link has no events at all.',
    '{} Termine würden gelöscht, und der Link hat gar keine Termine.',
  ],
  [
    '{} would be removed, and the address of the link was changed.',
    'Löschungen warten auf Sie ({}), denn die Adresse des Links wurde geändert.',
  ],
  [
    'Look at them, then release them; or wait: when the link is whole again, the hold ends by itself.',
    'Sehen Sie sie an, und geben Sie sie frei; oder warten Sie: Ist der Link wieder vollständig, endet das von selbst.',
  ],
  [
    'The link or the calendar changed since that preview.',
    'Der Link oder der Kalender hat sich seit dieser Vorschau geändert.',
  ],
  [
    'Nothing was written; look at a new preview.',
    'Nichts wurde geschrieben; sehen Sie eine neue Vorschau an.',
  ],
  [
    'Events added: {}, changed: {}, removed: {}, left as they are: {}.',
    'Neu: {}, geändert: {}, gelöscht: {}, unverändert: {}.',
  ],
  ['Events removed: {}.', 'Gelöscht: {}.'],

  // Why, of single events.
  ['It is no longer in the link.', 'Er steht nicht mehr im Link.'],
  ['It is not in the link.', 'Er steht nicht im Link.'],
  ['It is gone from the calendar.', 'Er steht nicht mehr im Kalender.'],
  ['It is over, and past events are left alone.', 'Er ist vorbei, und Vergangenes bleibt, wie es ist.'],
  ['It is over.', 'Er ist vorbei.'],
  ['It left the link after it was over.', 'Er fehlt im Link erst, seit er vorbei ist.'],
  ['It left the link; nothing is ever removed.', 'Er fehlt im Link; gelöscht wird nie etwas.'],
  ['It was gone from the server already.', 'Er war auf dem Server schon weg.'],
  [
    'It was deleted on the server; the link has it.',
    'Er wurde auf dem Server gelöscht; der Link hat ihn noch.',
  ],
  ['It was edited on the server; the link wins.', 'Er wurde auf dem Server bearbeitet; der Link gilt.'],
  ['The calendar has it with the same content.', 'Im Kalender steht er schon mit demselben Inhalt.'],
  [
    'The calendar has this event already; it is taken over.',
    'Diesen Termin gibt es im Kalender schon; er wird übernommen.',
  ],
  [
    'The calendar has this event already; it was taken over.',
    'Diesen Termin gab es im Kalender schon; er wurde übernommen.',
  ],
  ['It holds no event.', 'Er enthält keinen Termin.'],
  [
    'The calendar was deleted on the server, with its events.',
    'Der Kalender wurde auf dem Server mit seinen Terminen gelöscht.',
  ],
  [
    'It has no occurrence at all, which servers refuse.',
    'Er findet nie statt, und das nehmen Server nicht an.',
  ],

  // Runs as a whole.
  [
    'The run was cancelled. What it did until then is kept.',
    'Der Lauf wurde angehalten. Was er bis dahin getan hat, bleibt.',
  ],
  [
    'The service stopped during this run. What it did until then is kept; the next run does the rest.',
    'Der Dienst wurde während dieses Laufs beendet. Was er bis dahin getan hat, bleibt; der nächste Lauf tut den Rest.',
  ],
  ['A defect of this service ended the run.', 'Ein Fehler dieses Dienstes hat den Lauf beendet.'],
  ['Its log tells more; please report it.', 'Sein Protokoll sagt mehr; bitte melden Sie ihn.'],
  ['The account suddenly shows no calendar at all.', 'Das Konto zeigt plötzlich gar keinen Kalender mehr.'],
  [
    'All events stay in the feed until another look confirms it; sync by hand to look again now.',
    'Alle Termine bleiben im Feed, bis ein weiterer Blick es bestätigt; synchronisieren Sie von Hand, um gleich nachzusehen.',
  ],
  // Import, export and backup.
  [
    'There are sources or destinations here already. Nothing was changed: an import needs an empty database.',
    'Hier gibt es schon Quellen oder Ziele. Nichts wurde geändert: Ein Import braucht eine leere Datenbank.',
  ],
  ['The import was refused.', 'Der Import wurde abgelehnt.'],
  [
    'Its passwords do not open with this passphrase.',
    'Seine Passwörter lassen sich mit dieser Passphrase nicht öffnen.',
  ],
  [
    'Its passwords are encrypted, and no passphrase was given.',
    'Seine Passwörter sind verschlüsselt; geben Sie die Passphrase ein.',
  ],
  ['It is no export of this service.', 'Die Datei ist kein Export dieses Dienstes.'],
  [
    'It is no whole JSON document; line {} cannot be read.',
    'Die Datei ist kein vollständiges JSON; Zeile {} ist nicht lesbar.',
  ],
  [
    'The database is on a PostgreSQL server: pg_dump copies it while the service runs.',
    'Die Datenbank ist auf einem PostgreSQL-Server: pg_dump kopiert sie, während der Dienst läuft.',
  ],
  ['The server answered with status {}.', 'Der Server hat mit Status {} geantwortet.'],
  ['The sync has started.', 'Der Lauf hat begonnen.'],
  ['Added “{}”.', '„{}“ hinzugefügt.'],
  ['Saved “{}”.', '„{}“ gespeichert.'],
];
