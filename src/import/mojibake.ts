const decoder = new TextDecoder('utf-8', { fatal: true });

/** Returns a text whose UTF-8 was read as Latin letters as what it was; any other text as it is. */
export function repairMojibake(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return decoder.decode(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** Returns a value of JSON with all its texts repaired. */
export function repairTexts(value: unknown): unknown {
  if (typeof value === 'string') return repairMojibake(value);
  if (Array.isArray(value)) return value.map(repairTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, repairTexts(inner)]));
}
