import { isPhoneNumber, pseudonym, withoutAccount } from '../label.ts';
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

const personWithin = /wxid_[A-Za-z0-9_-]{4,}/g;
const groupWithin = /(?<![\w-])(?:gh_[0-9a-f]{12}(?![\w-])|\d{5,20}@(?:im\.)?chatroom|\d{5,25}@openim)/g;
const withheld = '已隐去账号';
/** A name that is mentioned with its account behind it: `@秦岭(qinling_88)`. */
const mentionWithAccount = /@[^\s@()（）\u2005]{1,40}[(（][a-z][a-z\d_-]{5,}[)）]/g;
const mentionedNumber =
  /(?<![\w.])@(?:[\u2066-\u2068]([^\u2069\n]{7,30})\u2069|(\+\d{1,4}(?:[ \u00a0().-]{0,2}\d{2,}){1,6}|\d{10,15}))(?![\w@]|\.\w)[ \u2005]?/g;

/** An account inside a text, mostly a mention of somebody whose name the exporter did not know. */
export const accountMentions: Repair = {
  name: 'account-mention',
  summary: 'account ids and mentioned telephone numbers within a text withheld',
  withholds: true,
  apply: (text) => {
    if (!/[@_]/.test(text)) return undefined;
    const after = text
      .replace(personWithin, withheld)
      .replace(groupWithin, withheld)
      .replace(mentionedNumber, (whole, isolated: string | undefined, bare: string | undefined) => {
        const number = isolated ?? bare ?? '';
        return isPhoneNumber(number) ? `@${pseudonym(number)}\u2005` : whole;
      })
      .replace(mentionWithAccount, withoutAccount);
    return after === text ? undefined : after;
  },
};

const numberInNotice =
  /[\u202a-\u202e\u2066-\u2068]*\+\d{1,4}(?:[ \u00a0().\u2010-\u2014-]{0,2}\d{2,}){2,6}[\u202c\u2069]*/g;
const accountInNotice = /[^\s()（）“”"「」]{1,40}[(（][a-z][a-z\d_-]{5,}[)）]/g;

/** Telephone numbers and accounts in what a chat tool said: `+49 170 1234567 joined`. */
export const accountsInNotices: Repair = {
  name: 'account-notice',
  summary: 'telephone numbers and account ids in notices withheld',
  withholds: true,
  apply: (text) => {
    const after = text
      .replace(numberInNotice, (number) => (isPhoneNumber(number) ? pseudonym(number) : number))
      .replace(accountInNotice, withoutAccount);
    return after === text ? undefined : after;
  },
};
