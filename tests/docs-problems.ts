import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemsPage } from '../src/archive/rules/documentation.ts';

// Writes docs/problems.md from the table of rules: `npm run docs:problems`.
await writeFile(join(import.meta.dirname, '..', 'docs', 'problems.md'), problemsPage());
