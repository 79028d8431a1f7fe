import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mdxToHast } from 'satteri';
import { escapeMdx, escapeMdxAttribute, mdxLink } from '../../src/render/mdx.ts';
import { unprintable } from '../../src/render/html/escape.ts';

interface Node {
  type: string;
  tagName?: string;
  name?: string;
  value?: string;
  properties?: Record<string, unknown>;
  attributes?: { name: string; value: unknown }[];
  children?: Node[];
}

/** Compiles MDX as the site does. */
const compile = (source: string): Node[] =>
  ((mdxToHast(source, { features: { smartPunctuation: false } }) as unknown as Node).children ?? []).filter(
    ({ type, value }) => !(type === 'text' && value?.trim() === ''),
  );

/** The words of a paragraph; fails on anything in it but text, breaks and the empty expression. */
function wordsOf(nodes: readonly Node[]): string {
  return nodes
    .map(({ type, tagName, value }) => {
      if (type === 'text') return value;
      if (type === 'mdxTextExpression') return (assert.equal(value, "''"), '');
      assert.equal(tagName, 'br', `${type} ${tagName} out of text`);
      return '';
    })
    .join('');
}

/** What `escapeMdx` promises to keep. */
const kept = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\ufeff/g, '')
    .replace(unprintable, '\ufffd')
    .split('\n')
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((line) => line !== '')
    .join('\n');

function assertReadBack(text: string): void {
  const nodes = compile(escapeMdx(text));
  if (kept(text) === '') return assert.deepEqual(nodes, []);
  const [paragraph, ...others] = nodes;
  assert.deepEqual(others, [], `one paragraph from ${JSON.stringify(text)}`);
  assert.ok(paragraph?.tagName === 'p');
  assert.equal(wordsOf(paragraph.children ?? []), kept(text));
}

/** Pieces of which hostile text is made. */
const piece = fc.constantFrom(
  ...[
    '<b>',
    '</QA>',
    '{1+1}',
    '${x}',
    '{/*',
    '*/}',
    '**',
    '__',
    '~~',
    '`',
    '```',
    '\n',
    '\n\n',
    ' ',
    '    ',
    '\t',
    '# ',
    '- ',
    '+ ',
  ],
  ...[
    '1. ',
    '2)',
    '> ',
    '---',
    '===',
    '|',
    '| a |\n|---|',
    '[a](b)',
    '![x](y)',
    '[^1]:',
    '&amp;',
    '&#60;',
    '\\',
    '\\\n',
    'export ',
  ],
  ...[
    'import x from "y"',
    'export default',
    'http://a.bc',
    'https://',
    'www.a.bc',
    'www.',
    'a@b.cd',
    'mailto:a@b.cd',
    ':::note',
    '<!--',
    '-->',
  ],
  ...[
    '<Cite of="m-1" />',
    '<>',
    '</>',
    '"',
    "'",
    '--',
    '...',
    '预付卡',
    'a',
    '1',
    '\u2005',
    '\u3000',
    '\u2028',
    '\0',
    '\ufeff',
    '[ ]',
    'ftp://a.bc',
    'HTTP://A.BC',
  ],
);

test('text of any signs comes back as it stood', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      assertReadBack,
    ),
    { numRuns: 3000 },
  );
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), assertReadBack), { numRuns: 1000 });
  fc.assert(fc.property(fc.string({ unit: 'binary' }), assertReadBack), { numRuns: 1000 });
});

test('an attribute comes back with its white space joined', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      (text) => {
        const [node] = compile(`<Figure caption="${escapeMdxAttribute(text)}" />`);
        assert.equal(node?.name, 'Figure');
        assert.equal(
          node.attributes?.[0]?.value,
          text.toWellFormed().replace(/\s+/g, ' ').replace(unprintable, '\ufffd'),
        );
      },
    ),
  );
});

test('a link keeps its words and its address, and only addresses of the web', () => {
  const [paragraph] = compile(mdxLink('见 [1] www.a.bc', 'https://a.bc/?a=1&copy=2&b={x}_*y*_)(<i>'));
  const [link] = paragraph?.children ?? [];
  assert.equal(link?.tagName, 'a');
  assert.equal(link.properties?.['href'], 'https://a.bc/?a=1&copy=2&b=%7Bx%7D_*y*_)(%3Ci%3E');
  assert.equal(wordsOf(link.children ?? []), '见 [1] www.a.bc');
  assert.equal(mdxLink('按此', 'javascript:alert(1)'), '按此');
});
