import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { replaceFile, shownPath } from '../../archive/disk/file.ts';
import { type Problem, problem, UsageError } from '../../archive/problem.ts';

const remoteImage = /(!\[[^\]\n]*\]\()(https?:\/\/[^()\s]+)\)/g;

/** The files of a folder with local copies of images, by name. */
export class Media {
  readonly #files: Map<string, string[]>;
  readonly #content: string;
  readonly problems: Problem[] = [];
  /** Images given a local copy. */
  count = 0;

  private constructor(files: Map<string, string[]>, content: string) {
    this.#files = files;
    this.#content = content;
  }

  /** @throws {UsageError} when there is no such folder */
  static async open(folder: string, content: string): Promise<Media> {
    if (!existsSync(folder)) throw new UsageError(`no folder ${folder}`);
    const files = new Map<string, string[]>();
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      files.set(entry.name, [...(files.get(entry.name) ?? []), join(entry.parentPath, entry.name)]);
    }
    return new Media(files, content);
  }

  /**
   * Gives a text in which images whose file is in the folder are `media/<name>`.
   * @param write whether to copy the files, too
   */
  async localise(text: string, write: boolean): Promise<string> {
    let local = text;
    for (const [whole, before = '', address = ''] of text.matchAll(remoteImage)) {
      // A stranger may have written anything after the protocol.
      if (!URL.canParse(address)) continue;
      const name = basename(new URL(address).pathname);
      const source = this.#sourceOf(name, address);
      if (source === undefined || !(await this.#copy(source, name, write))) continue;
      local = local.replace(whole, () => `${before}media/${name})`);
      this.count++;
    }
    return local;
  }

  /** The one file of that name; of several, the one whose folder the address names too. */
  #sourceOf(name: string, address: string): string | undefined {
    const found = this.#files.get(name) ?? [];
    if (found.length < 2) return found[0];
    const near = found.filter((path) => address.endsWith(path.split(/[/\\]/).slice(-2).join('/')));
    return near.length === 1 ? near[0] : undefined;
  }

  async #copy(source: string, name: string, write: boolean): Promise<boolean> {
    const target = join(this.#content, 'media', name);
    const bytes = await readFile(source);
    if (existsSync(target)) {
      if (bytes.equals(await readFile(target))) return true;
      const actual = `another picture under the name ${name} in the content folder`;
      this.problems.push(problem('media-name', { file: shownPath(source) }, { actual }));
      return false;
    }
    if (write) await replaceFile(target, bytes);
    return true;
  }
}
