import type { ExportWords } from './words.ts';

/**
 * German.
 * @see https://github.com/starkdmi/whats_json lib/src/patterns.dart: strings of WhatsApp's own resources
 * @see https://github.com/gesiscss/WhatsR issue 33: notices of German phones
 */
export const de: ExportWords = {
  attached: ['Anhang', 'angehängt'],
  fileAttached: ['Datei angehängt', 'Datei angehangen'],
  omitted: {
    image: ['Bild weggelassen'],
    video: ['Video weggelassen', 'Videonachricht weggelassen'],
    voice: ['Audio weggelassen', 'Sprachnachricht weggelassen'],
    sticker: ['Sticker weggelassen'],
    gif: ['GIF weggelassen'],
    contact: ['Kontaktkarte ausgelassen', 'Kontaktkarte weggelassen'],
    file: ['Dokument weggelassen'],
    missing: [
      'Medien ausgeschlossen',
      'Medien weggelassen',
      'Einmalansicht-Nachricht weggelassen',
      'Sprachnachricht zur Einmalansicht weggelassen',
      'Warte auf diese Nachricht. Das kann etwas dauern',
    ],
  },
  edited: ['Diese Nachricht wurde bearbeitet'],
  deleted: [
    'Diese Nachricht wurde gelöscht',
    'Du hast diese Nachricht gelöscht',
    'Diese Nachricht wurde von einem Admin gelöscht',
    'Diese Nachricht wurde von Admin % gelöscht',
    'Diese Nachricht wurde vom Admin % gelöscht',
    'Du hast diese Nachricht als Admin gelöscht',
  ],
  poll: ['UMFRAGE'],
  option: ['OPTION'],
  location: ['Standort'],
  liveLocation: ['Live-Standort wird geteilt'],
  missedCalls: [
    'Verpasster Sprachanruf',
    'Verpasster Videoanruf',
    'Verpasster Gruppenanruf',
    'Verpasster Gruppen-Videoanruf',
  ],
  calls: ['Sprachanruf', 'Videoanruf'],
  notices: {
    encryption: [
      'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt…',
      'Nachrichten % Ende-zu-Ende-Verschlüsselung…',
      'Deine Nachrichten und Anrufe %Ende-zu-Ende…',
    ],
    create: [
      '% hat die Gruppe “%” erstellt',
      '% hat diese Gruppe erstellt',
      '% hast die Gruppe “%” erstellt',
      '% hat die Gruppe erstellt',
      'Du hast diese Gruppe erstellt',
      'Du hast die Gruppe % erstellt',
    ],
    add: [
      '% hat % hinzugefügt',
      '% wurde hinzugefügt',
      '% wurden hinzugefügt',
      'Du hast % hinzugefügt',
      'Du wurdest hinzugefügt',
    ],
    remove: ['% hat % entfernt', '% wurde entfernt', 'Du hast % entfernt', 'Du wurdest entfernt'],
    join: [
      '% ist der Gruppe %beigetreten',
      '% ist beigetreten',
      '% ist % beigetreten',
      'Du bist der Gruppe %beigetreten',
      '% hat die Gruppe über den Einladungslink betreten',
    ],
    request: ['% hat angefragt, %', '% möchte der Gruppe beitreten…', '% hat darum gebeten, %'],
    leave: ['% hat die Gruppe verlassen', 'Du hast die Gruppe verlassen', '% hat die Community verlassen'],
    rename: [
      '% hat den Betreff von % geändert',
      '% hat den Betreff zu % geändert',
      '% hat den Gruppennamen % geändert',
      'Du hast den Betreff % geändert',
      'Du hast den Gruppennamen % geändert',
      '% hat den Gruppennamen zu %',
    ],
    icon: [
      '% hat das Gruppenbild geändert',
      '% hat das Bild dieser Gruppe geändert',
      '% hat das Gruppenbild gelöscht',
      'Du hast das Gruppenbild geändert',
    ],
    description: [
      '% hat die Gruppenbeschreibung geändert…',
      '% hat die Gruppenbeschreibung gelöscht',
      'Du hast die Gruppenbeschreibung geändert…',
    ],
    admin: [
      'Du bist jetzt Admin',
      'Du bist jetzt ein Admin',
      '% ist jetzt Admin',
      '% ist jetzt ein Admin',
      '% ist kein Admin mehr',
      'Du bist kein Admin mehr',
    ],
    settings: [
      '% hat die Gruppeneinstellungen %geändert…',
      '% hat die Einstellungen % geändert…',
      '% hat die Admin-Genehmigung %',
      '% erlaubt jetzt %',
    ],
    timer: [
      '% hat selbstlöschende Nachrichten %',
      'Du hast selbstlöschende Nachrichten %',
      '% hat den Nachrichten-Timer %',
      '% hat den Timer %',
      '% verwendet einen Standard-Timer…',
    ],
    pin: [
      '% hat eine Nachricht angeheftet',
      '% hat eine Nachricht fixiert',
      '% hat eine Nachricht gelöst',
      'Du hast eine Nachricht angeheftet',
      'Du hast eine Nachricht fixiert',
    ],
    'security-code': [
      'Deine Sicherheitsnummer für % hat sich geändert…',
      'Deine Sicherheitsnummer mit % hat sich geändert…',
      'Die Sicherheitsnummer von % hat sich geändert…',
    ],
    number: [
      '% hat zu % gewechselt',
      '% hat die Telefonnummer gewechselt…',
      '% hat eine neue Telefonnummer…',
      '% hat ihre Telefonnummer %',
      '% hat seine Telefonnummer %',
    ],
    contact: [
      '% ist ein Kontakt',
      'Du hast diesen Kontakt blockiert…',
      'Du hast die Blockierung % aufgehoben…',
    ],
    business: [
      'Dieser Chat ist mit einem Unternehmenskonto…',
      'Dieser Chat findet mit einem Unternehmenskonto statt…',
      'Dieses Unternehmen %',
    ],
  },
};
