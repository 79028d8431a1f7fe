import type { default as Sharp } from 'sharp';
import { type PictureType, pictureType } from './file-type.ts';
import { withoutMetadata } from './metadata.ts';

/** Pixels of the longer side beyond which a page gets a smaller copy: sharp on any screen, some 500 KB. */
export const webPixels = 2048;

/** A picture this much longer than wide is a screenshot of something long, and only its width counts. */
const longShare = 3;

/** What is to be known of a picture before it is copied. */
export interface PictureFacts {
  type: PictureType;
  /** Of the picture as it is shown: turned as its EXIF says, and made smaller for the page. */
  width: number;
  height: number;
  /** Whether the page gets a smaller copy. */
  smaller: boolean;
}

/** Reads type and size of a picture from its header; nothing when it is none, or a broken one. */
export async function readPicture(bytes: Uint8Array): Promise<PictureFacts | undefined> {
  const type = pictureType(bytes);
  if (type === undefined || type === 'heic' || type === 'tiff') return undefined;
  try {
    const sharp = await loadSharp();
    const { width, height, orientation = 1, pages = 1 } = await sharp(bytes).metadata();
    const [wide, high] = orientation > 4 ? [height, width] : [width, height];
    const side = high > wide * longShare ? wide : Math.max(wide, high);
    const scale = pages > 1 ? 1 : Math.min(1, webPixels / side);
    return {
      type,
      width: Math.max(1, Math.round(wide * scale)),
      height: Math.max(1, Math.round(high * scale)),
      smaller: scale < 1,
    };
  } catch {
    return undefined;
  }
}

/**
 * Returns the bytes to keep of a picture: without its metadata, and the copy for the page where it is a large one.
 * JPEG, PNG and WebP keep their very pixels; an AVIF is written anew, since its metadata lie within its structure.
 */
export async function preparePicture(
  bytes: Uint8Array,
  facts: PictureFacts,
): Promise<{ original: Uint8Array; web?: Uint8Array }> {
  const sharp = await loadSharp();
  const original =
    facts.type === 'avif'
      ? await sharp(bytes).autoOrient().avif({ quality: 80 }).toBuffer()
      : withoutMetadata(bytes, facts.type);
  if (!facts.smaller) return { original };
  const { width, height } = facts;
  const web = await sharp(bytes).autoOrient().resize({ width, height, fit: 'fill' }).toBuffer();
  return { original, web };
}

/** Loaded when the first picture comes: it takes longer to load than a small import. */
async function loadSharp(): Promise<typeof Sharp> {
  return (await import('sharp')).default;
}
