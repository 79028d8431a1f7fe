import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { formats } from '../../src/import/formats/index.ts';
import { assertExpected } from '../expected.ts';
import { readCase } from './fixture-case.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'formats');

describe('every format reads its fixtures', () => {
  for (const format of formats.map(({ name }) => name).filter((name) => existsSync(join(fixtures, name)))) {
    for (const name of readdirSync(join(fixtures, format))) {
      const folder = join(fixtures, format, name);
      test(`${format}: ${name}`, async () => {
        const read = await readCase(folder);
        for (const { format: chosen } of read as { format: string }[]) assert.equal(chosen, format);
        assertExpected(read, join(folder, 'expected.json'));
      });
    }
  }
});

test('every format but the project’s own has a fixture', () => {
  const without = formats.filter(({ name }) => !existsSync(join(fixtures, name))).map(({ name }) => name);
  assert.deepEqual(without, ['day-file']);
});
