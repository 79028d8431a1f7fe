/** Longest name that is kept, in characters: file systems take 255 bytes, and a Chinese character has three. */
const maxNameLength = 60;

/** Where a file is kept: by the beginning of its hash, so that one content of one name is there once, and by its name. */
export const storedName = (hash: string, name: string): string =>
  `media/${hash.slice(0, 2)}/${hash.slice(0, 12)}-${name}`;

/** Returns a name that is safe in folders and addresses: letters and digits of any script, and a few signs. */
export function safeName(name: string): string {
  const stored = /^[0-9a-f]{12}-(.+)$/.exec(name)?.[1] ?? name;
  const plain = stored
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._@+=-]+/gu, '_')
    .replace(/^[._-]+/, '');
  const ending = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return `${[...stem].slice(0, maxNameLength - ending.length).join('') || 'file'}${ending.toLowerCase()}`;
}

/** Where the original of a picture lies of which the page shows a smaller copy: `…-p.original.jpg` beside `…-p.jpg`. */
export const originalName = (src: string): string => src.replace(/(\.[a-z0-9]+)$/i, '.original$1');
