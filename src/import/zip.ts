import { unzipSync } from 'fflate';
import { type Problem, problem } from '../archive/problem.ts';
import { mayHoldMessages } from './choose.ts';
import { decodeText } from './decode.ts';
import type { ExportFile } from './format.ts';

/** What a zip may hold before it is taken for a bomb: beyond any real chat export, below any machine's memory. */
export const zipLimits = {
  entries: 50_000,
  /** Of all that is inflated together. */
  inflatedBytes: 1024 * 1024 * 1024,
  /** Chat text shrinks to a tenth; to a hundredth only in jest. */
  ratio: 200,
};

/** Gives the readable files of a zip as if it were a folder: `export.zip/general/2017-05-11.json`. */
export function unzip(file: ExportFile, limits = zipLimits): { files: ExportFile[]; problems: Problem[] } {
  const refuse = (
    rule: 'export-zip' | 'export-zip-size',
    actual: string,
  ): { files: ExportFile[]; problems: Problem[] } => ({
    files: [],
    problems: [problem(rule, { file: file.path }, { actual })],
  });
  let entries = 0;
  let inflated = 0;
  let packed = 0;
  let excess: string | undefined;
  try {
    const contents = unzipSync(file.bytes, {
      // The sizes come from the directory. An entry that is longer than it says is cut there, not inflated on.
      filter: ({ name, size, originalSize }) => {
        entries++;
        const wanted = mayHoldMessages(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name);
        if (wanted) {
          inflated += originalSize;
          packed += size;
        }
        if (entries > limits.entries) excess ??= `more than ${limits.entries} files`;
        if (inflated > limits.inflatedBytes) excess ??= `more than ${limits.inflatedBytes} bytes of text`;
        if (wanted && originalSize > 1_000_000 && originalSize > size * limits.ratio)
          excess ??= `${name}, which inflates ${Math.round(originalSize / size)} times`;
        return wanted && excess === undefined;
      },
    });
    if (excess !== undefined) return refuse('export-zip-size', excess);
    const files = Object.entries(contents).map(([name, bytes]) => ({
      path: `${file.path}/${readableName(name)}`,
      bytes,
    }));
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse('export-zip', `a zip that cannot be read (${reason})`);
  }
}

/** A name that was not marked as UTF-8 arrives byte by byte; Chinese systems write GBK there. */
function readableName(name: string): string {
  if (!/[\x80-\xff]/.test(name) || /[^\x00-\xff]/.test(name)) return name;
  return decodeText(Uint8Array.from(name, (sign) => sign.charCodeAt(0))).text;
}
