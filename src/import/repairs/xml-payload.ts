import type { Repair } from './repair.ts';

const payload = /^\s*(?:[\w@-]{4,40}:\s*)?<(?:\?xml|msg|appmsg|sysmsg|voipmsg)\b[^]*>\s*$/;

/** `<?xml …><msg>…</msg>`: the payload of a kind of message that the exporter did not know. */
export const xmlPayload: Repair = {
  name: 'xml-payload',
  summary: 'XML of a message that the export could not show; the message is kept as lost',
  withholds: true,
  apply: (text) => (payload.test(text) ? '' : undefined),
};
