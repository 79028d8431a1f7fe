import { dirname, relative, resolve } from 'node:path';
import { mayImportPackage, roomOf } from './rooms.js';

const inProject = (path) => relative(import.meta.dirname + '/..', path).replaceAll('\\', '/');

/** The ESLint rule that keeps the rooms of `rooms.js` apart, in TypeScript and in the code of Astro files. */
export const roomImports = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = context.physicalFilename;
    const room = roomOf(inProject(file));
    if (!room) return {};
    const isScript = /\.astro[\\/]\d+_script\.ts$/.test(context.filename);
    const allowed = isScript ? (room.scripts ?? []) : room.imports;

    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const specifier = source.value;
      const report = (message) => context.report({ node: source, message });
      if (!specifier.startsWith('.')) {
        if (isScript || !mayImportPackage(room, specifier))
          report(`Code of ${isScript ? 'a <script>' : room.name} must not import ${specifier}`);
        return;
      }
      const target = roomOf(inProject(resolve(dirname(file), specifier)));
      if (!target || (target === room && !isScript) || allowed.includes(target.name)) return;
      const may = allowed.join(', ') || 'nothing of ours besides itself';
      report(`${isScript ? 'A <script>' : room.name} may import ${may}; this is of ${target.name}`);
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source }) => check(source),
    };
  },
};
