import { oneLine } from '../message/normal-form.ts';
import type { Circumstances, Content } from '../message/schema.ts';
import type { Untimed } from './format.ts';
import type { Quoted } from './parents.ts';

/** A message as a tool has it. What is absent, empty or blank is left out when it is added. */
export interface Post extends Partial<
  Pick<Circumstances, 'edited' | 'reactions' | 'forwardedFrom' | 'topic'>
> {
  speaker: string;
  /** What it says. A message holds one content: further ones become messages of the same second. */
  content: Content | readonly Content[];
  /** Its own id in the tool. */
  id?: Id;
  /** The id of the sender's account. */
  account?: Id;
  /** The id of the message that it answers. */
  parent?: Id;
  /** What the export repeats of the message that it answers. */
  quoted?: Quoted | undefined;
  line?: number | undefined;
  /** The tool's times have no seconds. */
  minuteOnly?: boolean | undefined;
}
type Id = string | number | null | undefined;

/** Returns one content of a post as a message: the first bears all that is known of the post. */
export function untimed(content: Content, post: Omit<Post, 'content' | 'quoted'>, index: number): Untimed {
  const { speaker, id, account, parent, line, edited, reactions, forwardedFrom, topic } = post;
  const isNotice = content.kind === 'notice';
  const sourceId = idOf(id);
  const accountId = isNotice ? undefined : idOf(account);
  const under = oneLine(topic ?? '') || undefined;
  const minuteOnly = post.minuteOnly || undefined;
  const known = given({ accountId, line, minuteOnly, topic: under });
  const whole = { speaker: isNotice ? '' : speaker, ...content, ...known };
  if (index > 0) return { ...whole, ...given({ sourceId: sourceId && `${sourceId}/${index + 1}` }) };
  const from = oneLine(forwardedFrom ?? '') || undefined;
  const answered = idOf(parent);
  return {
    ...whole,
    ...given({ sourceId, replySource: answered === undefined ? undefined : { sourceId: answered } }),
    ...given({ edited, reactions: soundReactions(reactions ?? []), forwardedFrom: from }),
  };
}

const idOf = (id: Id): string | undefined =>
  id === '' || id === null || id === undefined ? undefined : String(id);

/** Reactions that were given and not taken back, or nothing. */
function soundReactions(reactions: NonNullable<Post['reactions']>): Post['reactions'] {
  const sound = reactions.flatMap(({ emoji, count: stated, by = [] }) => {
    const count = Math.trunc(stated);
    const names = by.map((name) => oneLine(name)).filter((name) => name !== '');
    const shown = oneLine(emoji);
    return shown === '' || count < 1
      ? []
      : [{ emoji: shown, count, ...(names.length > 0 ? { by: names } : {}) }];
  });
  return sound.length > 0 ? sound : undefined;
}

/** Returns an object without its absent values. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) present[key] = value as Exclude<T[typeof key], undefined>;
  }
  return present;
}
