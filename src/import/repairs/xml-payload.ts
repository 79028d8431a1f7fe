import type { Repair } from './repair.ts';

/**
 * XML behind an account's id, or with a root of WeChat's own that has attributes or elements: XML that people
 * talk about, as of a payment message, stays.
 */
const payload =
  /^\s*(?:[\w@-]{4,40}:\s*<(?:\?xml|msg|appmsg|sysmsg|voipmsg)\b|(?:<\?xml[^>]*>\s*)?<(?:msg|appmsg|sysmsg|voipmsg)(?:\s+\w|>\s*<))[^]*>\s*$/;

/** `<?xml …><msg>…</msg>`: the payload of a kind of message that the exporter did not know. */
export const xmlPayload: Repair = {
  name: 'xml-payload',
  summary: 'XML of a message that the export could not show; the message is kept as lost',
  withholds: true,
  apply: (text) => (payload.test(text) ? '' : undefined),
};
