import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { replaceFile } from '../../archive/disk/file.ts';
import type { Problem } from '../../archive/problem.ts';
import { contentOfBody } from '../../message/legacy.ts';
import { normaliseText } from '../../message/normal-form.ts';
import type { Message } from '../../message/schema.ts';
import type { ExportDay, ExportMessage } from '../format.ts';
import { pictureType, refusalByContent, refusalByName } from './file-type.ts';
import { withoutMetadata } from './metadata.ts';
import { type PictureFacts, preparePicture, readPicture } from './picture.ts';
import type { MediaFile, MediaPlace } from './place.ts';
import { leftOutProblem, missingProblem, Names } from './report.ts';
import { findFile } from './search.ts';
import { safeName, storedName, originalName } from './stored-name.ts';

/** What became of the pictures, recordings and documents that the exports name. */
export interface MediaReport {
  /** Messages whose file is in the content folder now. */
  copied: number;
  /** Messages whose file was not found. */
  missing: number;
  /** Messages whose file was found and left out, by reason. */
  leftOut: Record<string, number>;
}

/** What a person has said about media. */
export interface MediaOptions {
  /** Places to look in beside the exports themselves. */
  places: readonly MediaPlace[];
  /** Bytes of the largest file to copy. */
  maxBytes: number;
}

/** A file of an export on its way into the content folder. */
interface Located {
  file: MediaFile;
  /** Where it goes: `media/ab/ab0123456789-name.jpg`. */
  src: string;
  bytes: number;
  picture: PictureFacts | undefined;
}

/**
 * Brings the files that exports name into `media/` of a content folder, each once by its content and name. Files are read one at
 * a time; what is kept of them is where they are and where they go.
 */
export class MediaImport {
  readonly #content: string;
  readonly #own: readonly MediaPlace[];
  readonly #options: MediaOptions;
  readonly #report: MediaReport;
  /** By path of the file; what was left out is a reason. */
  readonly #located = new Map<string, Located | string>();
  readonly #bySource = new Map<string, Located>();
  /** Of the day that is being imported: the export of each source that was not found, or why it was left out. */
  readonly #open = new Map<string, { exportPath: string; reason?: string }>();
  readonly #missing = new Map<string, Names>();
  readonly #leftOut = new Map<string, Names>();

  /** @param own where the exports are */
  constructor(content: string, own: readonly MediaPlace[], options: MediaOptions, report: MediaReport) {
    this.#content = content;
    this.#own = own;
    this.#options = options;
    this.#report = report;
  }

  /** Returns an export's part of a day in which files that were found are named by their place in `media/`. */
  async locate(day: ExportDay, exportPath: string): Promise<ExportDay> {
    const messages: ExportMessage[] = [];
    for (const message of day.messages) messages.push(await this.#locateOne(withKind(message), exportPath));
    return { ...day, messages };
  }

  /**
   * Copies the files that messages of a merged day show, and counts those that are not there.
   * @param options.write whether to copy; else it is only counted
   */
  async keep(messages: readonly Message[], { write }: { write: boolean }): Promise<void> {
    for (const message of messages) {
      const src = 'src' in message ? message.src : undefined;
      if (src === undefined) continue;
      const located = this.#bySource.get(src);
      if (located) {
        this.#report.copied++;
        if (write) await this.#copy(located);
      }
      const open = located ? undefined : this.#open.get(src);
      if (!open) continue;
      const { exportPath, reason } = open;
      if (reason === undefined) {
        this.#report.missing++;
        namesOf(this.#missing, exportPath).add(src);
      } else {
        this.#report.leftOut[reason] = (this.#report.leftOut[reason] ?? 0) + 1;
        namesOf(this.#leftOut, exportPath).add(`${src} (${reason})`);
      }
    }
    this.#open.clear();
    this.#bySource.clear();
  }

  /** Returns what was not found and what was left out: one problem for each export and case. */
  problems(): Problem[] {
    const others = this.#options.places.map(({ path }) => path);
    return [
      ...[...this.#missing].map(([file, names]) => missingProblem(file, names, others)),
      ...[...this.#leftOut].map(([file, names]) => leftOutProblem(file, names)),
    ];
  }

  async #locateOne(message: ExportMessage, exportPath: string): Promise<ExportMessage> {
    if (!('src' in message) || message.src === undefined) return message;
    const { src } = message;
    const file = await findFile(src, exportPath, this.#own, this.#options.places);
    if (!file) {
      // What lies in the content folder is there; nobody expects files of other hosts to be at hand.
      const known = /^https?:/i.test(src) || existsSync(join(this.#content, ...src.split('/')));
      if (!known) this.#open.set(src, { exportPath });
      return message;
    }
    const located = await this.#examine(file, { anyName: message.kind === 'sticker' });
    if (typeof located === 'string') {
      this.#open.set(src, { exportPath, reason: located });
      return message;
    }
    this.#bySource.set(located.src, located);
    const { spelling: _, ...rest } = message;
    const facts = { ...factsOf(message, located), src: located.src, exportSource: src };
    return { ...rest, ...facts } as ExportMessage;
  }

  async #examine(file: MediaFile, options: { anyName: boolean }): Promise<Located | string> {
    const before = this.#located.get(file.path);
    if (before !== undefined) return before;
    const located = await this.#examineNew(file, options);
    this.#located.set(file.path, located);
    return located;
  }

  async #examineNew(file: MediaFile, { anyName }: { anyName: boolean }): Promise<Located | string> {
    const name = posix.basename(file.below);
    const refused = refusalByName(name);
    if (refused !== undefined) return refused;
    if ((await file.size()) > this.#options.maxBytes) {
      return `over ${Math.round(this.#options.maxBytes / 1024 ** 2)} MB`;
    }
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
    } catch {
      return 'cannot be read';
    }
    const unsafe = refusalByContent(name, bytes);
    if (unsafe !== undefined) return unsafe;
    const hash = createHash('sha256').update(bytes).digest('hex');
    // The name of a sticker says nothing, and changes each time that it is sent.
    const src = (anyName ? await this.#storedAs(hash) : undefined) ?? storedName(hash, safeName(name));
    return { file, src, bytes: bytes.length, picture: await readPicture(bytes) };
  }

  /** The name under which an earlier import, or another message, has the same content. */
  async #storedAs(hash: string): Promise<string | undefined> {
    const prefix = storedName(hash, '');
    for (const other of this.#located.values()) {
      if (typeof other !== 'string' && other.src.startsWith(prefix)) return other.src;
    }
    const folder = join(this.#content, posix.dirname(prefix));
    const names = existsSync(folder) ? await readdir(folder) : [];
    const found = names.filter((name) => name.startsWith(posix.basename(prefix))).sort();
    const shown = found.find((name) => !/\.original\.[a-z]+$/.test(name));
    return shown === undefined ? undefined : `${posix.dirname(prefix)}/${shown}`;
  }

  async #copy({ file, src, picture }: Located): Promise<void> {
    const target = join(this.#content, ...src.split('/'));
    if (existsSync(target)) return;
    const bytes = await file.read();
    if (!picture) {
      const type = pictureType(bytes);
      const bare =
        type === 'jpeg' || type === 'png' || type === 'webp' ? withoutMetadata(bytes, type) : bytes;
      return replaceFile(target, bare);
    }
    const { original, web } = await preparePicture(bytes, picture);
    if (web) await replaceFile(join(this.#content, ...originalName(src).split('/')), original);
    await replaceFile(target, web ?? original);
  }
}

/** Returns a message that says what it is; of a bare text only what may show a file is looked at. */
function withKind(message: ExportMessage): ExportMessage {
  if (message.kind !== undefined || !message.text.startsWith('![')) return message;
  const { content, spelling } = contentOfBody(normaliseText(message.text), message.speaker);
  return { ...message, ...content, ...(spelling === undefined ? {} : { spelling }) };
}

/** Facts that a file tells and its export did not. */
function factsOf(message: ExportMessage, { file, bytes, picture }: Located): Partial<Message> {
  if (message.kind === 'image') {
    return picture ? { width: picture.width, height: picture.height } : {};
  }
  if (message.kind !== 'file' && message.kind !== 'video' && message.kind !== 'voice') return {};
  const { name = posix.basename(file.below) } = message;
  return { bytes, ...(message.kind === 'file' && message.text === '' ? { name, text: name } : { name }) };
}

function namesOf(map: Map<string, Names>, exportPath: string): Names {
  const names = map.get(exportPath) ?? new Names();
  map.set(exportPath, names);
  return names;
}
