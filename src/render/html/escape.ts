const entity: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that HTML does not allow. */
export const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]/g;

/**
 * Makes any text safe as HTML text and as a quoted attribute value. The one place where chat text, which
 * strangers wrote, becomes part of a page. Characters that HTML does not allow become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => entity[sign] as string)
    .replace(unprintable, '\ufffd')
    .toWellFormed();
}
