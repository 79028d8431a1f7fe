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
  'people-apart': {
    severity: 'warning',
    summary: 'Two people of people.yaml sent the same messages.',
    why: 'They are probably one person whose label differs between two exports.',
    example: '- labels: [甲-公司-产品]\n- labels: [甲-公司-运营]',
    expected: 'one person, or two who say different things',
    fix: 'if they are one, put their labels into one entry',
  },
  'media-name': {
    severity: 'warning',
    summary: 'Two different pictures have the same name.',
    why: 'Copying the second would replace the first in all the messages that show it.',
    example: 'media/0001.jpg is there already, with other content',
    expected: 'one picture under one name',
    fix: 'rename one of the two, also where messages show it; the message keeps its old address for now',
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
