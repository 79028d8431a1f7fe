import { type Language, type NoticeEvent, noticeWords } from '../../language/notices.ts';
import { contact, file, image, location, missing, notice, video, voice } from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';
import { behindWords, withWords } from '../words.ts';
import { type Element, elementsOf } from './html-elements.ts';

/** The markup of a message, read. */
export interface Markup {
  words: string;
  quoted: { id: string; speaker: string; words: string } | undefined;
  edited: boolean;
  page: Element;
}

const everyElement = (element: Element): Element[] =>
  element.children.flatMap((child) => [child, ...everyElement(child)]);
const named = (element: Element, name: string): Element | undefined =>
  everyElement(element).find((child) => child.name === name);
const allNamed = (element: Element, name: string): Element[] =>
  everyElement(element).filter((child) => child.name === name);

/** What stands for others' words, for a file and for an edit is none of a message's own words. */
const aside = new Set(['quote', 'legacyquote', 'e_m', 'uriobject', 'style', 'script']);
const paragraphs = new Set(['p', 'div', 'li', 'tr', 'blockquote']);

function wordsIn(element: Element): string {
  return element.nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (aside.has(node.name)) return '';
      if (node.name === 'br') return '\n';
      const inner = wordsIn(node);
      if (node.name === 'at') return `@${inner.replace(/^@/, '')}\u2005`;
      if (node.name === 'a') return behindWords(inner, node.attributes['href'] ?? '');
      if (node.name === 'img') return node.attributes['alt'] ?? '';
      return paragraphs.has(node.name) ? `${inner}\n` : inner;
    })
    .join('');
}

/** Reads the markup of a message. */
export function readMarkup(content: string): Markup {
  const page = elementsOf(content);
  const quote = named(page, 'quote');
  const { messageid: id = '', authorname: speaker = '' } = quote?.attributes ?? {};
  return {
    words: wordsIn(page)
      .replace(/\u00a0/g, ' ')
      .trim(),
    quoted: quote && { id, speaker, words: wordsIn(quote).trim() },
    edited: named(page, 'e_m') !== undefined,
    page,
  };
}

interface Setting {
  speaker: string;
  language: Language;
  labelOf: (account: string) => string;
}

/** Returns what a message says, by its type. */
export function contentOf(type: string, { words, page }: Markup, setting: Setting): Content[] {
  const notified = noticeOf(type, page, setting);
  if (notified) return [notified];
  if (type === 'RichText/Contacts') {
    const people = allNamed(page, 'c').map(({ attributes }) =>
      contact(attributes['f'] ?? attributes['s'] ?? ''),
    );
    return people.length > 0 ? people : withWords(words, []);
  }
  if (type === 'RichText/Location') {
    const { latitude, longitude, address } = named(page, 'location')?.attributes ?? {};
    // Skype counts in millionths of a degree.
    return [location({ name: address, lat: Number(latitude) / 1e6, lon: Number(longitude) / 1e6 })];
  }
  const files = allNamed(page, 'uriobject').map((object) => mediaOf(type, object));
  return files.length === 0 && words === '' ? [missing()] : withWords(words, files);
}

function mediaOf(type: string, object: Element): Content {
  const value = (name: string): string | undefined => named(object, name)?.attributes['v'];
  const { doc_id: id, uri = '', type: kind = '', width, height } = object.attributes;
  const name = value('originalname') ?? named(object, 'meta')?.attributes['originalname'];
  const ending = /\.\w{1,5}$/.exec(name ?? '')?.[0].toLowerCase() ?? '';
  const stored = id ?? uri.split('/').at(-1);
  const src = stored ? `media/${stored}.1${ending}` : undefined;
  const facts = { src, name, bytes: Number(value('filesize') ?? Number.NaN) };
  if (/Picture/.test(kind) || type === 'RichText/UriObject')
    return image({ src, width: Number(width ?? Number.NaN), height: Number(height ?? Number.NaN) });
  if (/Video/.test(kind) || type === 'RichText/Media_Video') return video(facts);
  if (/Audio/.test(kind) || type === 'RichText/Media_AudioMsg') return voice(facts);
  return file(facts);
}

function noticeOf(type: string, page: Element, { speaker, language, labelOf }: Setting): Content | undefined {
  const inner = (name: string): string =>
    named(page, name) ? wordsIn(named(page, name) as Element).trim() : '';
  const who = inner('initiator') === '' ? speaker : labelOf(inner('initiator'));
  const told = (event: NoticeEvent, facts: { whom?: string[]; what?: string } = {}): Content =>
    notice(noticeWords(language, event, { who, ...facts }), event);
  const whom = allNamed(page, 'target').map((target) => labelOf(wordsIn(target).trim()));
  switch (type) {
    case 'Event/Call': {
      const seconds = Math.max(0, ...allNamed(page, 'duration').map((one) => Number(wordsIn(one)) || 0));
      const length = `${Math.trunc(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
      return told('call', { what: seconds > 0 ? length : '' });
    }
    case 'ThreadActivity/AddMember':
      return told(whom.length === 1 && whom[0] === who ? 'join' : 'invite', { whom });
    case 'ThreadActivity/DeleteMember':
      return told(whom.length === 1 && whom[0] === who ? 'leave' : 'remove', { whom });
    case 'ThreadActivity/TopicUpdate':
      return told('rename', { what: inner('value') });
    case 'ThreadActivity/PictureUpdate':
      return told('picture');
    default:
      return undefined;
  }
}
