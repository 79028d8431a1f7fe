import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isSafeSvg } from '../../src/archive/svg.ts';

const svg = (inner: string, more = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${more}>${inner}</svg>`;

test('a picture that only draws may be shown', () => {
  assert.ok(isSafeSvg(svg('<title>图</title><g fill="url(#a)"><path d="M0 0h9"/><use href="#b"/></g>')));
  for (const name of readdirSync('content/media').filter((one) => one.endsWith('.svg'))) {
    assert.ok(isSafeSvg(readFileSync(`content/media/${name}`, 'utf8')), name);
  }
});

test('a picture that could run or load anything may not', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<foreignObject><p/></foreignObject>',
    '<image href="https://example.com/x.png"/>',
    '<use href="data:image/svg+xml,x#y"/>',
    '<path onclick="alert(1)" d="M0 0"/>',
    '<path fill="url(https://example.com/#a)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<style>@import "https://example.com/x.css"</style>',
    '<iframe src="x"/>',
    String.raw`<rect style="fill:u\72l(https://example.com/x)"/>`,
    `<rect style="background:image-set('https://example.com/x' 1x)"/>`,
    '<rect style="fill:url(/**/https://example.com/x)"/>',
  ];
  for (const inner of hostile) assert.ok(!isSafeSvg(svg(inner)), inner);
  assert.ok(!isSafeSvg(svg('', ' onload="alert(1)"')));
  assert.ok(!isSafeSvg(`<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`));
  assert.ok(!isSafeSvg(`<?xml-stylesheet href="x.css"?>${svg('')}`));
  assert.ok(!isSafeSvg('no picture'));
});
