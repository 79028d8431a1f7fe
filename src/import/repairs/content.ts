import {
  contact,
  file,
  forward,
  image,
  link,
  location,
  notice,
  poll,
  sticker,
  text,
  video,
  voice,
} from '../../message/content.ts';
import type { Content } from '../../message/schema.ts';

/** How the words of a message are cleaned. */
export interface Cleaning {
  /** Words that a person wrote: a text, a caption. */
  written: (words: string) => string;
  /** Words that are facts: the name of a file, a title, an option of a poll, what a tool heard. */
  fact: (words: string) => string;
  /** Words that the chat tool said. */
  notice: (words: string) => string;
  label: (label: string) => string;
}

/**
 * Returns a content with its words cleaned, text and facts agreeing; the same object when they were clean.
 */
export function cleanContent(content: Content, { written, fact, notice, label }: Cleaning): Content {
  const changes: string[] = [];
  const noting =
    (clean: (words: string) => string) =>
    (words: string): string => {
      const after = clean(words);
      if (after !== words) changes.push(after);
      return after;
    };
  const after = cleaned(content, {
    ...{ written: noting(written), fact: noting(fact) },
    ...{ notice: noting(notice), label: noting(label) },
  });
  return changes.length > 0 ? after : content;
}

function cleaned(content: Content, { written, fact, notice: said, label }: Cleaning): Content {
  const words = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : fact(value);
  switch (content.kind) {
    case 'text':
      return text(written(content.text));
    case 'image': {
      const { alt } = content;
      return image({ ...content, alt: words(alt) }, content.text === alt ? '' : caption(content.text));
    }
    case 'video':
      return video(
        { ...content, name: words(content.name), transcript: words(content.transcript) },
        caption(content.text),
      );
    case 'voice':
      return voice({ ...content, name: words(content.name), transcript: words(content.transcript) });
    case 'file': {
      const { name = '' } = content;
      const below = content.text.startsWith(name) ? content.text.slice(name.length) : content.text;
      const facts = { ...content, name: fact(name), transcript: words(content.transcript) };
      return file(facts, caption(below.replace(/^\n+/, '')));
    }
    case 'link': {
      const { url, title, description } = content;
      return link({ url: fact(url), title: words(title), description: words(description) });
    }
    case 'sticker':
      return sticker(fact(content.text), content.src);
    case 'poll':
      return poll(
        fact(content.question),
        content.options.map((option) => ({ ...option, text: fact(option.text) })),
      );
    case 'location':
      return location({ ...content, name: words(content.name) });
    case 'contact':
      return contact(fact(content.name));
    case 'forward':
      return forward(
        fact(content.title ?? ''),
        content.items.map((item) => ({ ...item, speaker: label(item.speaker), text: fact(item.text) })),
      );
    case 'notice':
      return notice(said(content.text), content.event);
    default:
      return content;
  }

  function caption(value: string): string {
    return value === '' ? '' : written(value);
  }
}
