import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { astroProcessor } from './lint/astro.js';
import { roomImports } from './lint/room-imports.js';

export default defineConfig(
  globalIgnores(['dist/', '.astro/', 'content/', 'tests/fixtures/', 'tests/sites/']),
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
  { files: ['**/*.astro'], processor: astroProcessor },
  {
    rules: {
      eqeqeq: 'error',
      // TypeScript finds what is unused, and in pages it is the template that uses it.
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
  // A test that finds nothing fails, which is what it is for.
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['src/**/*.ts', 'src/**/*.astro/*.ts'],
    plugins: { rooms: { rules: { imports: roomImports } } },
    rules: { 'rooms/imports': 'error' },
  },
);
