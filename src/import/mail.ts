import { decodeText } from './decode.ts';

/** How deep parts of a mail may lie in each other: a forward of a forward, and no more. */
const maxDepth = 5;

/** Whether a file's beginning is that of a saved e-mail: header fields, one of which is a mail's own. */
export const isMail = (head: string): boolean =>
  /^(?:[A-Za-z][\w-]{0,60}:|[ \t])/.test(head) &&
  /^(?:mime-version|content-type|received|message-id):/im.test(
    head.slice(0, 8192).split(/\r?\n\r?\n/, 1)[0] ?? '',
  );

/**
 * Gives the words of a saved e-mail (`.eml`): its first part of plain text; what is no mail is decoded as it
 * stands. Broken parts are read as far as they go.
 * @see https://www.rfc-editor.org/rfc/rfc2045 transfer encodings, rfc2046 parts
 */
export function mailText(bytes: Uint8Array): string {
  // Latin letters keep every byte, so that each part can be decoded by its own charset.
  const raw = new TextDecoder('latin1').decode(bytes);
  return isMail(raw) ? (plainPart(raw, 0) ?? '') : decodeText(bytes).text;
}

function plainPart(entity: string, depth: number): string | undefined {
  const end = /\r?\n\r?\n/.exec(entity);
  const head = (end ? entity.slice(0, end.index) : entity).replace(/\r?\n[ \t]+/g, ' ');
  const body = end ? entity.slice(end.index + end[0].length) : '';
  const type = field(head, 'content-type') || 'text/plain';
  const boundary = /boundary="?([^";\r\n]{1,200})/i.exec(type)?.[1]?.trim();
  if (/^multipart\//i.test(type) && boundary !== undefined && depth < maxDepth) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const words = part.startsWith('--') ? undefined : plainPart(part.replace(/^\r?\n/, ''), depth + 1);
      if (words !== undefined) return words;
    }
    return undefined;
  }
  if (!/^text\/plain/i.test(type)) return undefined;
  return decodePart(
    untransferred(body, field(head, 'content-transfer-encoding')),
    /charset="?([\w-]{1,40})/i.exec(type)?.[1],
  );
}

const field = (head: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';

/** Undoes base64 and quoted-printable. */
function untransferred(body: string, encoding: string): Uint8Array {
  if (/^base64/i.test(encoding)) {
    const digits = body.replace(/[^A-Za-z0-9+/]/g, '');
    return bytesOf(atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0))));
  }
  if (!/^quoted-printable/i.test(encoding)) return bytesOf(body);
  const joined = body.replace(/=[ \t]{0,80}\r?\n/g, '');
  return bytesOf(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

const bytesOf = (latin: string): Uint8Array => Uint8Array.from(latin, (sign) => sign.charCodeAt(0) & 0xff);

function decodePart(bytes: Uint8Array, charset: string | undefined): string {
  if (charset === undefined || /^(?:us-ascii|utf-8)$/i.test(charset)) return decodeText(bytes).text;
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return decodeText(bytes).text;
  }
}
