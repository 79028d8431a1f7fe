import { mayHoldMessages } from '../choose.ts';
import { type Mail, mailsIn, readMail, wordsAsBytes } from '../mail.ts';
import { listedPlace, type MediaPlace } from '../media/place.ts';
import type { Found } from './sources.ts';

/** Mails of one file, of which the one read last is kept, since a page of pictures is read picture by picture. */
class MailBox {
  readonly #read: () => Promise<Uint8Array>;
  #kept: { index: number; mail: Promise<Mail> } | undefined;

  constructor(read: () => Promise<Uint8Array>) {
    this.#read = read;
  }

  async count(): Promise<number> {
    return mailsIn(await this.#read()).length;
  }

  async mail(index: number): Promise<Mail> {
    if (this.#kept?.index !== index) {
      const mail = this.#read().then((bytes) => readMail(mailsIn(bytes)[index] ?? new Uint8Array()));
      this.#kept = { index, mail };
    }
    return this.#kept.mail;
  }

  async attachment(index: number, name: string): Promise<Uint8Array> {
    const found = (await this.mail(index)).attachments.find((one) => one.name === name);
    return found?.bytes ?? new Uint8Array();
  }

  forget(): void {
    this.#kept = undefined;
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
  const count = await box.count();
  for (let index = 0; index < count; index++) {
    const own = count === 1 ? path : `${path}/${index + 1}`;
    const { attachments } = await box.mail(index);
    const texts = attachments.filter(({ name }) => mayHoldMessages(name));
    const sole = named && count === 1;
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
    places.push(listedPlace(own, () => Promise.resolve(files)));
  }
  box.forget();
  return { found, places };
}
