import { isSafeSvg } from '../../archive/svg.ts';

/** Files that are copied, by their ending. What a browser or a system would run is not among them. */
const endings: ReadonlySet<string> = new Set(
  (
    'png jpg jpeg gif webp avif bmp svg ' +
    'opus ogg oga mp3 m4a aac wav amr flac ' +
    'mp4 m4v mov webm 3gp mkv avi ' +
    'pdf doc docx xls xlsx ppt pptx odt ods odp csv tsv txt md rtf epub key pages numbers xmind vsd vsdx psd ' +
    'zip 7z rar tar gz ics'
  ).split(' '),
);

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** Returns why a file is not copied, by its name: nothing when it may be. */
export function refusalByName(name: string): string | undefined {
  const ending = endingOf(name);
  if (endings.has(ending)) return undefined;
  return /^hei[cf]$/.test(ending) ? heic : `type ${ending === '' ? 'unknown' : ending}`;
}

/** A place and a camera's number can be taken out of other pictures, and browsers do not show these. */
const heic = 'HEIC picture';

/** Types of which the metadata can be taken out. */
export type PictureType = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** Returns what kind of picture some bytes are, whatever their name says. */
export function pictureType(bytes: Uint8Array): PictureType | 'heic' | 'tiff' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^[^]{4}ftypavi[fs]/.test(head)) return 'avif';
  if (/^[^]{4}ftyp(?:hei|hev|mif1|msf1)/.test(head)) return 'heic';
  return /^(?:II\*\0|MM\0\*)/.test(head) ? 'tiff' : undefined;
}

/** Returns why a file is not copied, by what is in it: nothing when it may be. */
export function refusalByContent(name: string, bytes: Uint8Array): string | undefined {
  const type = pictureType(bytes);
  if (type === 'heic') return heic;
  if (type === 'tiff') return 'TIFF picture';
  if (endingOf(name) === 'svg' && !isSafeSvg(new TextDecoder().decode(bytes)))
    return 'SVG that does more than draw';
  return undefined;
}
