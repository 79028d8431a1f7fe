import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keysOf, offsetIn } from '../../src/import/json-place.ts';

type Path = (string | number)[];

/** All paths of a value, with what stands there. */
function* pathsOf(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

test('every value of a JSON text is found where it begins', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (const [path, inner] of pathsOf(JSON.parse(text) as unknown)) {
        const rest = text.slice(offsetIn(text, path));
        const lines = JSON.stringify(inner, null, indent).split('\n');
        assert.ok(rest.startsWith(lines[0] as string), `${text} ${JSON.stringify(path)}`);
      }
    }),
  );
});

test('what is missing is looked for in what it is missing in', () => {
  const text = '{"a": [1, {"b": "}]"}], "c": 2}';
  assert.equal(text.slice(offsetIn(text, ['a', 1, 'x'])).slice(0, 4), '{"b"');
  assert.equal(offsetIn(text, ['a', 7]), text.indexOf('['));
  assert.equal(offsetIn(text, ['z']), 0);
  assert.equal(text[offsetIn(text, ['c'])], '2');
  assert.deepEqual(keysOf('chats.list[3].messages[17].from'), ['chats', 'list', 3, 'messages', 17, 'from']);
});
