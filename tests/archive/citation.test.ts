import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCitations, citedIn, citedMessage } from '../../src/archive/citation.ts';

const home = { room: 'product', date: '2023-03-09' };
const idsOf = (room: string, date: string) =>
  room === 'product' && date === '2023-03-09' ? new Set(['m-193026', 'm-193316-2']) : undefined;

test('a citation names a message of the same day or of another', () => {
  assert.deepEqual(citedMessage('m-193026', home), { ...home, id: 'm-193026' });
  assert.deepEqual(citedMessage('tech/2023-03-10#m-142145', home), {
    room: 'tech',
    date: '2023-03-10',
    id: 'm-142145',
  });
});

test('citations that lead nowhere are reported at their place, all of them', () => {
  const source =
    '---\ntitle: x\n---\n\n说 <Cite of="m-193026 m-000000" />\n再 <Cite of="tech/2023-03-10#m-1 m-193316-2"/>\n';
  assert.deepEqual(
    checkCitations(source, 'talks/x.mdx', home, idsOf).map(({ rule, file, line, column }) => [
      rule,
      file,
      line,
      column,
    ]),
    [
      ['citation', 'talks/x.mdx', 5, 22],
      ['citation', 'talks/x.mdx', 6, 13],
    ],
  );
});

test('quotes, figures and terms are checked like citations', () => {
  const source =
    '<Quote of="m-193026" />\n<Figure caption="图" of="m-111111" />\n<Figure src="media/a.svg" />\n<Term of="netting">轧差</Term><Term of="nothing" />\n';
  assert.deepEqual(
    checkCitations(source, 'talks/x.mdx', home, idsOf, new Set(['netting'])).map(({ rule, line, column }) => [
      rule,
      line,
      column,
    ]),
    [
      ['citation', 2, 25],
      ['digest-term', 4, 39],
    ],
  );
});

test('what a digest cites is told once, in its order', () => {
  const source = '<Cite of="m-193316-2 m-193026" /> <Quote of="m-193026" /> <Term of="netting" />';
  assert.deepEqual(
    citedIn(source, home).map(({ id }) => id),
    ['m-193316-2', 'm-193026'],
  );
});

test('what a chat says about components is text behind its backslash', () => {
  const source = String.raw`写法是 \<Cite of="m-000000" /\> 这样，\\<Cite of="m-193026" />`;
  assert.deepEqual(
    citedIn(source, home).map(({ id }) => id),
    ['m-193026'],
  );
});
