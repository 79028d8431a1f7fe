import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseFormat, groupFiles, undecided } from '../../src/import/choose.ts';
import type { ExportFile, Format } from '../../src/import/format.ts';
import { formats } from '../../src/import/formats/index.ts';

const file = (path: string, text = ''): ExportFile => ({ path, bytes: new TextEncoder().encode(text) });
const fake = (name: string, certainty: number): Format => ({
  name,
  signs: '',
  detect: () => certainty,
  parse: () => ({ days: [], problems: [] }),
});

describe('choosing a format', () => {
  test('the surest is chosen', () => {
    assert.equal(chooseFormat(file('a'), [fake('x', 0.5), fake('y', 0.9), fake('z', 0)]).format?.name, 'y');
  });
  test('a tie is no choice, and names those that tie and every certainty', () => {
    const { format, tried } = chooseFormat(file('a.txt'), [fake('x', 0.9), fake('y', 0.9), fake('z', 0.25)]);
    assert.equal(format, undefined);
    const problem = undecided({ path: 'a.txt', bytes: new Uint8Array() }, tried);
    assert.equal(problem.rule, 'export-format');
    assert.match(problem.actual, /x and y/);
    assert.match(problem.expected, /x 0\.9, y 0\.9, z 0\.25/);
    assert.match(problem.fix, /--format x/);
  });
  test('none is no choice, and lists all that were tried', () => {
    const { format, tried } = chooseFormat(file('notes.txt', 'buy milk\ncall Bob at 12:00\n'), formats);
    assert.equal(format, undefined);
    const problem = undecided({ path: 'notes.txt', bytes: new TextEncoder().encode('note to self') }, tried);
    for (const { name } of formats) assert.ok(problem.expected.includes(`${name} 0`), name);
  });
  test('a file of something else is of no format', () => {
    for (const [path, text] of [
      ['package.json', '{"name":"x","messages":[]}'],
      ['rows.csv', 'a,b,c\n1,2,3\n'],
      ['page.html', '<table><tr><td>1</td></tr></table>'],
      ['README.md', '# Title\n\n> a quote\n'],
      ['empty.txt', ''],
      ['list.json', '[{"type":"message","text":"hi"}]'],
      ['log.txt', '2024-01-01 12:00:00 started\n2024-01-01 12:00:01 stopped\n'],
    ] as const) {
      assert.equal(chooseFormat(file(path, text), formats).format, undefined, path);
    }
  });
});

describe('files that are read together', () => {
  const paths = (...list: string[]): { path: string }[] => list.map((path) => ({ path }));
  test('a folder that a format claims is one export with all that lies below it', () => {
    const groups = groupFiles(
      paths(
        'in/a.txt',
        'in/s/channels.json',
        'in/s/users.json',
        'in/s/general/2020-01-01.json',
        'in/t/users.json',
      ),
      formats,
    );
    assert.deepEqual(
      groups.map(({ path, claimed, files }) => [path, claimed, files.length]),
      [
        ['in/a.txt', false, 1],
        ['in/s', true, 3],
        ['in/t/users.json', false, 1],
      ],
    );
  });
  test('the outermost claimed folder takes what is in it', () => {
    const groups = groupFiles(
      paths('s/channels.json', 's/users.json', 's/old/channels.json', 's/old/users.json'),
      formats,
    );
    assert.deepEqual(
      groups.map(({ path, files }) => [path, files.length]),
      [['s', 4]],
    );
  });
});
