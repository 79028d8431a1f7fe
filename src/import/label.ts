import { createHash } from 'node:crypto';

/** What WeChat's tools put where a name is missing: the id of an account, of a group, of a company's account. */
const accountId = /^(?:wxid_[\w-]+|gh_[0-9a-f]+|\d+@chatroom|\S+@(?:openim|im\.chatroom|chatroom))$/i;

/** Whether a text is the id of an account or a group, which is nobody's name. */
export const isAccountId = (text: string): boolean => accountId.test(text.trim());

/**
 * Gives a speaker's label: the first of the names that is one, and not the account's id over again. A speaker
 * without any gets a label that is the same every time and does not show the account.
 * @param id the account's id, which is never shown; @param names from the best to the worst
 */
export function labelOf(id: string, ...names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    const label = name?.replace(/[\r\n]+/g, ' ').trim() ?? '';
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

/** Twenty-four bits of a hash: among 500 people without a name, two alike are seen once in 130 rooms. */
const pseudonym = (id: string): string => `成员-${createHash('sha256').update(id).digest('hex').slice(0, 6)}`;
