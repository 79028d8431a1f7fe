import type { RuleTable } from './rule.ts';

/** Rules of bringing what was exported into the archive that is there. */
export const importRules = {
  'message-gone': {
    severity: 'warning',
    summary: 'A message that an earlier import wrote is no longer in its day file.',
    why: 'Its permalink, which may have been published, leads nowhere.',
    example: 'A message was deleted from days/product/2023-03-09.md, header and all',
    expected: 'every message that was ever published, at least its tombstone',
    fix: 'nothing if its export was imported now: it is back; to withhold a message leave its header and write `<!-- removed -->` below',
  },
  ledger: {
    severity: 'warning',
    summary: 'A ledger of an import is damaged.',
    why: 'What was edited by hand, or withheld, may come back from its export in its old form.',
    example: '# imports/product/2023-03-09.txt\n<<<<<<< HEAD',
    expected: '`m-HHMMSS` and fingerprints, as import writes them',
    fix: 'restore the file from a copy, and look through its day for messages that are there twice',
  },
  'people-apart': {
    severity: 'warning',
    summary: 'Two people of people.yaml sent the same messages.',
    why: 'They are probably one person whose label differs between two exports.',
    example: '- labels: [甲-公司-产品]\n- labels: [甲-公司-运营]',
    expected: 'one person, or two who say different things',
    fix: 'if they are one, put their labels into one entry',
  },
  'media-missing': {
    severity: 'warning',
    summary: 'An export names files that are not there.',
    why: 'Their messages show a name in place of the picture, the recording or the document.',
    example: 'qunlu import "WhatsApp Chat - Pay.zip", exported without media',
    expected: 'the files beside the export, or in a place given with --media',
    fix: 'export again with media, or say where the files are with --media DIR-OR-ZIP; --no-media leaves all out',
  },
  'media-left-out': {
    severity: 'warning',
    summary: 'Files of an export were not copied: too large, or of a kind that no site should hand out.',
    why: 'Their messages show a name in place of the file.',
    example: 'A film of 300 MB; a program; a page of HTML',
    expected: 'pictures, recordings and documents that a site may hand out, up to --media-limit',
    fix: 'raise --media-limit, or save the file in another format; the messages keep its name',
  },
  'digest-unplaced': {
    severity: 'warning',
    summary: 'No day holds the words of a digest of the old site.',
    why: 'Its citations cannot be filled in, and it has no room; it is not imported.',
    example: 'qunlu import _posts/2017-05-13-clearing.md, before the chat of that day',
    expected: 'a digest of a talk in this archive',
    fix: 'import the days first, or say whose it is with --room',
  },
  'digest-exists': {
    severity: 'warning',
    summary: 'A digest of the old site was imported before.',
    why: 'The digest in talks/ may have been corrected since, so that it is left alone.',
    example: 'qunlu import _posts/2017-05-13-clearing.md, for the second time',
    expected: 'a digest that is new',
    fix: 'remove that file to import this one again',
  },
} as const satisfies RuleTable;
