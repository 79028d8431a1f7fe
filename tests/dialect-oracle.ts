/** A reader of day files by the words of docs/day-file.md alone. Tests compare with it, so it takes nothing from `src`. */
export type OracleMessage = Record<'id' | 'time' | 'speaker' | 'kind' | 'text', string>;

const header = /^> ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:[ \t]+([^\n]*))?$/;
const annotation = /^<!-- ([a-z][a-z-]*)(?:: [^\n]*)? -->$/;
const guarded = /^\\+(?:>[ \t]*\d{1,2}:\d\d|---$|<!-- [a-z][a-z-]*(?:: [^\n]*)? -->$|<!--\s*removed\b)/i;
const aboutMessage = /^(?:reply|forwarded|topic|edited|reactions)$/;
const picture = /^!\[([^\]\n]*)\]\([^()\s]+\)$/;
/** Kinds that the words alone tell. */
const spellings: readonly (readonly [kind: string, words: RegExp])[] = [
  ['missing', /^$/],
  ['image', picture],
  ['link', /^https?:\/\/[!-~]+$/],
  ['file', /^[^\n/\\:*?"<>|]+\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|zip|mp[34]|m4a|json|xml)$/i],
  ['voice', /^\[语音(?: \d+")?\]/],
];

function readBody(lines: readonly string[], speaker: string): { kind: string; text: string } {
  const first = lines.findIndex((line) => line !== '' && !annotation.test(line));
  const end = first < 0 ? lines.length : first;
  const names = lines.slice(0, end).flatMap((line) => annotation.exec(line)?.[1] ?? []);
  const words = lines.slice(end).map((line) => (guarded.test(line) ? line.slice(1) : line));
  const text = words.join('\n').replace(/\n+$/, '');
  const spelled = speaker === '系统消息' ? 'notice' : spellings.find(([, form]) => form.test(text))?.[0];
  const kind = names.find((name) => !aboutMessage.test(name)) ?? spelled ?? 'text';
  return { kind, text: kind === 'removed' ? '' : text.replace(picture, '$1') };
}

export function readDialect(file: string): OracleMessage[] {
  const lines = file.split('\n').map((line) => line.replace(/[ \t\r]+$/, ''));
  const start = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  const heads = lines.flatMap((line, at) => (at >= start && header.test(line) ? at : []));
  return heads.map((at, index) => {
    const [, time = '', speaker = ''] = header.exec(lines[at] ?? '') ?? [];
    const nth = heads.slice(0, index + 1).filter((other) => lines[other]?.startsWith(`> ${time}`)).length;
    const id = `m-${time.replaceAll(':', '')}${nth > 1 ? `-${nth}` : ''}`;
    return { id, time, speaker, ...readBody(lines.slice(at + 1, heads[index + 1]), speaker) };
  });
}
