import { createHash } from 'node:crypto';

const image = /!\[[^\]\n]*\]\(([^()\s]+)\)/g;

/**
 * Gives what two copies of one message agree in, whatever their exports did to it and whether or not it was
 * repaired: white space, control characters and U+2005 do not count; an image is its file's name, whatever
 * its host; beside a mention or a dashed line, neither do the `?` and corner brackets that repairs restore.
 */
export function textKey(text: string): string {
  const images = text.replace(
    image,
    (_, address: string) => `![](${address.slice(address.lastIndexOf('/') + 1)})`,
  );
  const bare = images.replace(/[\s\p{C}]/gu, '');
  return bare.includes('@') || bare.includes('-----') ? bare.replace(/[?「」]/g, '') : bare;
}

/** Characters of a fingerprint: 48 bits, for comparing the few messages of one second. */
const fingerprintLength = 8;

/** Gives a short name for one label's text, from which the text cannot be read. */
export function fingerprint(label: string, key: string): string {
  return createHash('sha256').update(`${label}\0${key}`).digest('base64url').slice(0, fingerprintLength);
}
