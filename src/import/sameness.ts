import { hash } from 'node:crypto';
import type { MessageDraft } from '../message/message.ts';
import { formerReply, formerSpelling, withoutQuote } from './former-spelling.ts';

/** Counted, so that reading stays linear whatever is repeated. */
const image = /!\[[^\]\n]{0,200}\]\(([^()\s]+)\)/g;

/** Where import keeps a file: `media/ab/ab0123456789-name.jpg`. */
const stored = /^media\/[0-9a-f]{2}\/([0-9a-f]{12})-/;

/**
 * Returns what two copies of one message agree in, whatever their exports did to it and whether or not it was
 * repaired: white space, control characters and U+2005 do not count; an image is its file's name, whatever
 * its host or folder; beside a mention or a dashed line, neither do the `?` and corner brackets that repairs restore.
 */
export function dedupeKey(text: string): string {
  const images = text.replace(
    image,
    (_, address: string) => `![](${address.replace(stored, '').replace(/^.*\//, '')})`,
  );
  const bare = images.replace(/[\s\p{C}]/gu, '');
  return bare.includes('@') || bare.includes('-----') ? bare.replace(/[?「」]/g, '') : bare;
}

/** The key of every tombstone: what was there is not known. */
export const removedKey = '\0removed';

/** Returns the key of a message, by which its fingerprints are made. */
export const keyOf = (message: MessageDraft): string =>
  message.kind === 'removed' ? removedKey : dedupeKey(formerSpelling(message));

/**
 * Returns all keys under which a message may have been written: its own first; without the words that it quotes; with
 * the words that it answers, as version 0.1 had them in the text; without the mark of where it came from; of a picture
 * that is kept, by its content, since every export names it anew.
 * @param answered the message that it answers, where the same export holds it
 */
export function keysOf(message: MessageDraft, answered?: MessageDraft): string[] {
  if (message.kind === 'removed') return [removedKey];
  const body = formerSpelling(message);
  const keys = [dedupeKey(body)];
  const bare = withoutQuote(body);
  if (bare !== body) keys.push(dedupeKey(bare));
  if (answered && answered.kind !== 'removed') keys.push(dedupeKey(formerReply(message, answered)));
  if (message.forwardedFrom !== undefined) {
    const { forwardedFrom: _, ...rest } = message;
    keys.push(keyOf(rest));
  }
  const content = message.kind === 'image' ? stored.exec(message.src ?? '')?.[1] : undefined;
  if (content !== undefined) keys.push(`![](${content})${dedupeKey(message.text)}`);
  return keys;
}

/** Characters of a fingerprint: 48 bits, for comparing the few messages of one second. */
const fingerprintLength = 8;

/** Returns a short name for one label's text, from which the text cannot be read. */
export function fingerprint(label: string, key: string): string {
  return hash('sha256', `${label}\0${key}`, 'base64url').slice(0, fingerprintLength);
}
