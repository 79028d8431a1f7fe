import { eventOfWords, type Language, noticeWords } from '../../language/notices.ts';
import {
  contact,
  file,
  image,
  location,
  notice,
  poll,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Circumstances, Content } from '../../message/schema.ts';
import { behindWords, stacked, withWords } from '../words.ts';
import { type Element, textOf, wordsOf } from './html-elements.ts';

/** Returns what a message's body says, and what else is known of it. */
export function contentOf(
  body: Element,
  language: Language,
): { content: Content[]; reactions: Circumstances['reactions']; forwardedFrom: string | undefined } {
  const forwarded = body.children.find((child) => child.is('forwarded') && child.is('body'));
  const from = forwarded?.children.find((child) => child.is('from_name'));
  const said = forwarded ?? body;
  const media = said.children
    .filter((child) => child.is('media_wrap'))
    .flatMap((wrap) => mediaOf(wrap, language));
  const words = stacked(
    ...[...said.children, ...(forwarded ? body.children : [])]
      .filter((child) => child.is('text'))
      .map(linesOf),
    ...body.children.filter((child) => child.is('signature')).map((child) => `— ${textOf(child)}`),
  );
  return {
    content: withWords(words, media),
    reactions: reactionsOf(body),
    // The name is followed by the date in an element of its own.
    forwardedFrom: from && wordsOf(from, (child) => (child.is('date') ? '' : undefined)).trim(),
  };
}

/** Returns the id of the message that is answered; an answer to another chat's has no link. */
export function parentOf(message: Element): string | undefined {
  const link = message.find('reply_to')?.children.find(({ name }) => name === 'a');
  return /#go_to_message(\d+)$/.exec(link?.attributes['href'] ?? '')?.[1];
}

/** Returns what a service message tells, in the words of the export. */
export function noticeOf(message: Element): Content {
  const words = textOf(message.find('details') ?? message);
  return notice(words, eventOfWords(words));
}

/** Words with line breaks; addresses behind words are shown after them. */
const linesOf = (element: Element): string =>
  wordsOf(element, (child) => {
    if (child.name === 'br') return '\n';
    const address = child.attributes['href'] ?? '';
    return child.name === 'a' && /^(?:https?|tg):/i.test(address)
      ? behindWords(textOf(child), address, ' ')
      : undefined;
  })
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();

function reactionsOf(body: Element): Circumstances['reactions'] {
  return body.all('reaction').map((reaction) => {
    const emoji = reaction.find('emoji');
    const by = reaction.all('userpic').flatMap(({ children, attributes }) => {
      const title =
        attributes['title'] ?? children.find((child) => child.attributes['title'])?.attributes['title'];
      return title ? [title] : [];
    });
    const count = reaction.find('count');
    return {
      emoji: (emoji && textOf(emoji)) || ':custom:',
      count: (count ? Number(textOf(count)) : by.length) || 1,
      by,
    };
  });
}

function mediaOf(wrap: Element, language: Language): Content[] {
  const asked = wrap.find('media_poll');
  if (asked) return [pollOf(asked)];
  const [medium] = wrap.children;
  if (!medium) return [];
  const src = medium.attributes['href'];
  const word = (className: string): string => {
    const found = medium.find(className);
    return found ? textOf(found) : '';
  };
  const title = word('title');
  const status = word('status');
  const description = word('description');
  const recording = { src, seconds: secondsIn(word('video_duration') || status) };
  const has = (...classes: readonly string[]): boolean => classes.some((name) => medium.is(name));
  if (has('photo_wrap', 'media_photo')) return [image({ src })];
  if (has('sticker_wrap')) return [sticker('', src)];
  if (has('video_file_wrap', 'animated_wrap', 'media_video')) return [video(recording)];
  if (has('media_voice_message')) return [voice(recording)];
  if (has('media_audio_file')) return [file({ ...recording, name: title === 'Audio file' ? src : title })];
  if (has('media_file')) return [file({ src, name: title === 'File' ? src : title })];
  if (has('media_contact')) return [contact(title)];
  if (has('media_location', 'media_live_location', 'media_venue')) {
    const [, lat, lon] = /[?&]q=(-?[\d.]+),(-?[\d.]+)/.exec(src ?? '') ?? [];
    const name = has('media_venue') ? stacked(title, description) : '';
    return [location({ name, ...(lat && lon ? { lat: Number(lat), lon: Number(lon) } : {}) })];
  }
  if (has('media_call')) return [notice(noticeWords(language, 'call', { who: title, what: status }), 'call')];
  const shown = stacked(title, description, status === src ? '' : status, src);
  return shown === '' ? [] : [text(shown)];
}

function pollOf(element: Element): Content {
  const question = element.find('question');
  const options = element.all('answer').map((answer) => {
    const details = answer.find('details');
    const words = wordsOf(answer, (child) => (child.is('details') ? '' : undefined));
    // `2 votes, chosen vote`; nothing stands where nobody voted.
    const votes = Number(/^\d+/.exec(details ? textOf(details) : '')?.[0] ?? 0);
    return { text: words.replace(/^\s*- /, ''), votes };
  });
  return poll(question ? textOf(question) : '', options);
}

/** The seconds of `00:12, 40.1 KB` or `1:02:03`. */
function secondsIn(words: string): number | undefined {
  const [length] = /^\d{1,3}(?::\d{2}){1,2}/.exec(words) ?? [];
  return length?.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
