import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Returns the code in an Astro file: its fence, and the scripts that it sends to the browser. `line` is the
 * number of lines of the file before the code.
 */
function codeOf(text) {
  const blocks = [];
  const add = (kind, match, opening) => {
    const before = text.slice(0, match.index + opening.length);
    blocks.push({ kind, code: match[1], line: before.split('\n').length - 1 });
  };
  const fence = /^---\n([^]*?)^---$/m.exec(text);
  if (fence) add('fence', fence, '---\n');
  // With attributes it is not a module of ours: data, or code set as it stands.
  for (const script of text.matchAll(/<script>([^]*?)<\/script>/g)) add('script', script, '<script>');
  return blocks;
}

/** Returns who imports what in the Astro files below `src`, as paths from the project with slashes. */
export function importsOfAstroFiles() {
  return globSync('src/**/*.astro').flatMap((name) => {
    const from = name.replaceAll('\\', '/');
    return codeOf(readFileSync(name, 'utf8')).flatMap(({ kind, code }) =>
      ts
        .preProcessFile(code)
        .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => ({ from, kind, to: posix.join(posix.dirname(from), fileName) })),
    );
  });
}

let offsets = [];

/** Hands the code in Astro files to ESLint's rules; `astro check` sees to its types. */
export const astroProcessor = {
  meta: { name: 'astro-code', version: '1' },
  preprocess(text) {
    const blocks = codeOf(text);
    offsets = blocks.map(({ line }) => line);
    return blocks.map(({ kind, code }) => ({ text: code, filename: `${kind}.ts` }));
  },
  postprocess: (lists) =>
    lists.flatMap((messages, index) =>
      messages.map((message) => ({
        ...message,
        line: message.line + offsets[index],
        endLine: message.endLine + offsets[index],
      })),
    ),
};
