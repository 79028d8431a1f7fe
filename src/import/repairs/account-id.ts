import type { Repair } from './repair.ts';

/** WeChat's own rule for account names: a letter, then 5 to 19 letters, digits, `_` or `-`. */
const accountId = /^\s*(?:wxid_[\w-]+|[A-Za-z][\w-]{5,19}|\d{5,20}@chatroom):\s*$/;

/** `wxid_abc123:` and nothing else: the export lost what was sent and left the sender's account. */
export const accountIds: Repair = {
  name: 'account-id',
  summary: 'account ids withheld where a body is nothing else; the message is kept as lost',
  withholds: true,
  apply: (text) => (accountId.test(text) ? '' : undefined),
};

const accountWithin = /wxid_[A-Za-z0-9_-]{4,}/g;

/** An account inside a text, mostly a mention of somebody whose name the exporter did not know. */
export const accountMentions: Repair = {
  name: 'account-mention',
  summary: 'account ids within a text withheld',
  withholds: true,
  apply: (text) => {
    const after = text.replace(accountWithin, '已隐去账号');
    return after === text ? undefined : after;
  },
};
