/** What an export can leave out of a chat: `missing` where it does not say what it was. */
export const omittedKinds = [
  'image',
  'video',
  'voice',
  'sticker',
  'gif',
  'contact',
  'file',
  'missing',
] as const;
export type OmittedKind = (typeof omittedKinds)[number];

/** What a notice tells of; the slug is a notice's `event`. */
export type NoticeEvent =
  | 'encryption'
  | 'create'
  | 'add'
  | 'remove'
  | 'join'
  | 'request'
  | 'leave'
  | 'rename'
  | 'icon'
  | 'description'
  | 'admin'
  | 'settings'
  | 'timer'
  | 'pin'
  | 'security-code'
  | 'number'
  | 'contact'
  | 'business';

/**
 * What WhatsApp itself writes into an exported chat, in one language. Full stops at the end are left out; quotation
 * marks, apostrophes and case do not matter.
 */
export interface ExportWords {
  /** iPhone: `<attached: photo.jpg>`. */
  attached: readonly string[];
  /** Android: `photo.jpg (file attached)`. */
  fileAttached: readonly string[];
  /** `image omitted`, `<Media omitted>`. */
  omitted: Readonly<Record<OmittedKind, readonly string[]>>;
  /** `<This message was edited>`, after the words. */
  edited: readonly string[];
  /** The whole of what is left of a deleted message. */
  deleted: readonly string[];
  /** The lines of a poll: `POLL:`, then `OPTION: words (2 votes)`. */
  poll: readonly string[];
  option: readonly string[];
  /** What stands before the address of a place on the map. */
  location: readonly string[];
  liveLocation: readonly string[];
  /** Calls; how long they took, or what to tap, may follow. */
  missedCalls: readonly string[];
  calls: readonly string[];
  /** Sentences by what they tell of: `%` stands for a name or title, `…` at the end for further words. */
  notices: Readonly<Partial<Record<NoticeEvent, readonly string[]>>>;
}
