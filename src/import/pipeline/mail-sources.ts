import { mayHoldMessages } from '../choose.ts';
import { type Mail, mailsIn, readMail, wordsAsBytes } from '../mail.ts';
import { listedPlace, type MediaPlace } from '../media/place.ts';
import type { Found } from './found.ts';

/** The mails of one file. Memory holds the one that was read last, and the file itself as long as nobody needs room. */
class MailBox {
  readonly #read: () => Promise<Uint8Array>;
  #bytes: WeakRef<Uint8Array[]> | undefined;
  #last: { index: number; mail: Promise<Mail> } | undefined;

  constructor(read: () => Promise<Uint8Array>) {
    this.#read = read;
  }

  /** Returns each mail as it lies in the file. */
  async mails(): Promise<Uint8Array[]> {
    const kept = this.#bytes?.deref();
    if (kept) return kept;
    const mails = mailsIn(await this.#read());
    this.#bytes = new WeakRef(mails);
    return mails;
  }

  mail(index: number): Promise<Mail> {
    if (this.#last?.index !== index) {
      const mail = this.mails().then((mails) => readMail(mails[index] ?? new Uint8Array()));
      this.#last = { index, mail };
    }
    return this.#last.mail;
  }

  async attachment(index: number, name: string): Promise<Uint8Array> {
    const { attachments } = await this.mail(index);
    return attachments.find((one) => one.name === name)?.bytes ?? new Uint8Array();
  }

  forget(): void {
    this.#last = undefined;
  }
}

/**
 * Opens a file of mails as a zip is opened: returns the words of each and its attached texts as files to read, and what
 * is attached as places of media.
 * @throws {Error} when a mail cannot be read
 */
export async function openMails({
  path,
  named,
  read,
}: Found): Promise<{ found: Found[]; places: MediaPlace[] }> {
  const box = new MailBox(read);
  const found: Found[] = [];
  const places: MediaPlace[] = [];
  const mails = await box.mails();
  for (const index of mails.keys()) {
    const own = mails.length === 1 ? path : `${path}/${index + 1}`;
    const { attachments } = await box.mail(index);
    const texts = attachments.filter(({ name }) => mayHoldMessages(name));
    const sole = named && mails.length === 1;
    // The export may be what is attached, as other apps send it; then the words are but a greeting.
    found.push({
      path: own,
      named: sole && texts.length === 0,
      read: async () => wordsAsBytes(await box.mail(index)),
    });
    for (const { name } of texts) {
      const attached = { path: `${own}/${name}`, read: () => box.attachment(index, name) };
      found.push({ ...attached, named: sole && texts.length === 1 });
    }
    // Only what is needed to find a file is kept of it.
    const sizes = attachments.map(({ name, bytes }) => ({ name, size: bytes.length }));
    const files = sizes.map(({ name, size }) => ({
      ...{ path: `${own}/${name}`, below: name, size: () => Promise.resolve(size) },
      read: () => box.attachment(index, name),
    }));
    if (files.length > 0) places.push(listedPlace(own, () => Promise.resolve(files)));
  }
  box.forget();
  return { found, places };
}
