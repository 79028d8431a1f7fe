import { importsOfAstroFiles } from './lint/astro.js';
import { patternOf, rooms } from './lint/rooms.js';

const exactly = (path) => `^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

/** What is started by something else than an import that dependency-cruiser can read. */
const entries = [
  '^astro\\.config\\.ts$',
  '^src/(?:cli/(?:launch\\.mjs|main\\.ts)|content\\.config\\.ts|env\\.d\\.ts)$',
  '^src/pages/.*\\.ts$',
  // Astro is given their paths.
  '^src/(?:curation/toolbar/browser/app|site/(?:log|dev/[a-z-]+))\\.ts$',
  ...new Set(importsOfAstroFiles().map(({ to }) => exactly(to))),
];

/** ESLint keeps the same rules in `.astro` files, and tells an editor at once. */
const boundaries = rooms.map((room) => {
  const allowed = rooms.filter(({ name }) => name === room.name || room.imports.includes(name));
  return {
    name: `imports-of-${room.name}`,
    comment: `${room.name} may import ${room.imports.join(', ') || 'nothing of ours besides itself'}`,
    severity: 'error',
    from: { path: patternOf(room) },
    to: { path: '^src/', pathNot: allowed.map(patternOf) },
  };
});

const withoutNode = rooms.filter(({ runs }) => runs === 'any' || runs === 'browser');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...boundaries,
    {
      name: 'no-node',
      comment: 'code that runs anywhere, or in the browser, imports no module of Node',
      severity: 'error',
      from: { path: withoutNode.map(patternOf) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      comment: 'files that need each other are one file, or want a third one; types count',
      severity: 'error',
      from: { path: '^src/' },
      // What loads a file only when it is asked for does not need it.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'no-orphans',
      comment: 'nothing that is started imports it: it is dead, or an entry that is not listed above',
      severity: 'error',
      from: { path: entries },
      to: { path: '^src/', pathNot: entries, reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
