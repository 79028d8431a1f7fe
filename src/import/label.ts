import { createHash } from 'node:crypto';

/** What WeChat's tools put where a name is missing: the id of an account, of a group, of a company's account. */
const accountId = /^(?:wxid_[\w-]+|gh_[0-9a-f]+|\d+@chatroom|\S+@(?:openim|im\.chatroom|chatroom))$/i;

/** Marks around a number that WhatsApp shows in the place of a name. */
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const phoneNumber = /^~?\s*\+?\(?\d[\d\s().\u2010-\u2014/-]*\d$/;
const date = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/;

/** Whether a text is a telephone number and nothing else: 8 to 15 digits (E.164), behind a plus 7. */
export function isPhoneNumber(text: string): boolean {
  const bare = text.replace(marks, '').trim();
  if (!phoneNumber.test(bare) || date.test(bare)) return false;
  const digits = bare.replace(/\D/g, '').length;
  return digits >= (bare.includes('+') ? 7 : 8) && digits <= 15;
}

/** Whether a text is the id of an account or a group, or a telephone number: nobody's name. */
export const isAccountId = (text: string): boolean => accountId.test(text.trim()) || isPhoneNumber(text);

/**
 * A name with the account behind it in brackets: `秦岭(qinling_88)`. Accounts have small letters, then digits or `_` among
 * them, so that `Tom(Alipay)` and `老王(PMP2018)` keep theirs.
 */
const accountBehind = /\s?[(（](?:wxid_[\w-]+|(?=[a-z][a-z-]*[\d_])[a-z][a-z\d_-]{5,19})[)）]$/;

/** Returns a name without an account in brackets behind it. */
export const withoutAccount = (name: string): string => name.replace(accountBehind, '').trim() || name;

/**
 * Gives a speaker's label: the first of the names that is one, and not the account's id over again. A speaker
 * without any gets a label that is the same every time and does not show the account.
 * @param id the account's id, which is never shown; @param names from the best to the worst
 */
export function labelOf(id: string, ...names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    const label = withoutAccount(name?.replace(/[\r\n]+/g, ' ').trim() ?? '');
    if (label !== '' && label !== id && !isAccountId(label)) return label;
  }
  return id === '' ? '' : pseudonym(id);
}

/** Gives a label where the export has one field for names and ids. */
export const labelOfName = (...names: readonly (string | undefined)[]): string => {
  const label = labelOf('', ...names);
  const id = names.find((name) => name !== undefined && name !== '') ?? '';
  return label === '' && id !== '' ? pseudonym(id) : label;
};

/**
 * Returns a label for an account or a telephone number, however that is written. Twenty-four bits of a hash: among 500
 * people without a name, two alike are seen once in 130 rooms.
 */
export function pseudonym(id: string): string {
  const plain = isPhoneNumber(id) ? id.replace(/\D/g, '').replace(/^00/, '') : id;
  return `成员-${createHash('sha256').update(plain).digest('hex').slice(0, 6)}`;
}
