import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of the house: what an import of each looks like, below `src/`. */
const rooms = {
  message: 'message/',
  archive: 'archive/(?!disk/)',
  disk: 'archive/disk/',
  view: 'view/',
  talk: 'talk/',
  render: 'render/',
  import: 'import/',
  curation: 'curation/(?!toolbar/)',
  toolbar: 'curation/toolbar/',
  // `search/format` and `search/query` are pure; the others are the build's and the browser's.
  search: 'search/(?:(?:format|query)/|pagefind/contract)',
  searchBuild: 'search/(?:build/|pagefind/writer)',
  searchBrowser: 'search/(?:browser/|pagefind/reader)',
  cli: 'cli/',
  site: '(?:(?<=\\./)site/|site\\.config\\.ts)',
  pages: '(?:pages|layouts|components|styles)/',
  scripts: 'scripts/',
};

const pure = ['message', 'archive', 'view', 'talk', 'render'];

/** What each room may import besides itself, and the packages that it may not. */
const boundaries = [
  { files: ['src/message/**'], room: 'message', from: [], notPackages: 'node:|astro' },
  { files: ['src/archive/*.ts'], room: 'archive', from: ['message'], notPackages: 'node:|astro' },
  { files: ['src/archive/disk/**'], room: 'disk', from: ['message', 'archive'], notPackages: 'astro' },
  { files: ['src/talk/**'], room: 'talk', from: ['message', 'archive'], notPackages: 'node:|astro' },
  { files: ['src/view/**'], room: 'view', from: ['message', 'archive', 'talk'], notPackages: 'node:|astro' },
  { files: ['src/render/**'], room: 'render', from: [...pure, 'search'], notPackages: 'node:|astro' },
  {
    files: ['src/search/{format,query}/**', 'src/search/pagefind/contract.ts'],
    room: 'search',
    from: pure,
    notPackages: 'node:|astro',
  },
  {
    files: ['src/search/build/**', 'src/search/pagefind/writer.ts'],
    room: 'searchBuild',
    from: [...pure, 'disk', 'search'],
    notPackages: 'astro',
  },
  {
    files: ['src/search/browser/**', 'src/search/pagefind/reader.ts'],
    room: 'searchBrowser',
    from: [...pure, 'search', 'scripts'],
    notPackages: 'node:|astro',
  },
  { files: ['src/import/**'], room: 'import', from: [...pure, 'disk'], notPackages: 'astro' },
  {
    files: ['src/curation/*/*.ts', 'src/curation/*.ts'],
    room: 'curation',
    from: [...pure, 'disk', 'import'],
    notPackages: 'astro',
  },
  {
    files: ['src/curation/toolbar/**'],
    room: 'toolbar',
    from: [...pure, 'disk', 'curation', 'site', 'scripts'],
  },
  {
    files: ['src/cli/**'],
    room: 'cli',
    from: [...pure, 'disk', 'import', 'curation', 'search', 'searchBuild'],
  },
  {
    files: ['src/site/**', 'src/*.ts'],
    room: 'site',
    from: [...pure, 'disk', 'curation', 'toolbar', 'search', 'searchBuild'],
  },
  // A layout brings its script to the browser, and that is all that pages have to do with scripts.
  {
    files: ['src/{pages,layouts,components}/**'],
    room: 'pages',
    from: ['site', ...pure, 'scripts', 'searchBrowser'],
  },
  {
    files: ['src/scripts/**'],
    room: 'scripts',
    from: [...pure, 'searchBrowser'],
    notPackages: 'node:|astro',
  },
];

function boundaryRule({ room, from, notPackages }) {
  const closed = Object.keys(rooms).filter((other) => other !== room && !from.includes(other));
  const patterns = [
    {
      regex: `^\\.{1,2}/(?:.*/)?(?:${closed.map((other) => rooms[other]).join('|')})`,
      message: `${room} may import ${from.join(', ') || 'nothing of ours besides itself'}.`,
    },
  ];
  if (notPackages) patterns.push({ regex: `^(?:${notPackages})`, message: `${room} must not need it.` });
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

/** Hands the code between the fences of an `.astro` file to the rules; `astro check` sees to its types. */
const fences = {
  meta: { name: 'astro-fences', version: '1' },
  preprocess: (text) => [{ text: /^---\n([^]*?)^---$/m.exec(text)?.[1] ?? '', filename: 'fence.ts' }],
  // The code begins on the file's second line.
  postprocess: ([found]) => found.map((one) => ({ ...one, line: one.line + 1, endLine: one.endLine + 1 })),
};

export default defineConfig(
  globalIgnores(['dist/', '.astro/', 'content/', 'tests/fixtures/']),
  { files: ['**/*.{ts,js,mjs}'], extends: [tseslint.configs.strict] },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.astro/*'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number or a flag in a message reads as it should.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'test'] }] },
      ],
      // Spreading text gives its characters, which is what it is spread for.
      '@typescript-eslint/no-misused-spread': 'off',
      // Astro's contexts are made to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.astro'], plugins: { fences: { processors: { fences } } }, processor: 'fences/fences' },
  {
    rules: {
      eqeqeq: 'error',
      // TypeScript finds what is unused, and in pages it is the template that uses it.
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
  // A test that finds nothing fails, which is what it is for.
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  boundaries.map((boundary) => ({
    files: boundary.files.flatMap((glob) =>
      glob.endsWith('**') ? [`${glob}/*.ts`, `${glob}/*.astro/*.ts`] : glob,
    ),
    rules: boundaryRule(boundary),
  })),
);
