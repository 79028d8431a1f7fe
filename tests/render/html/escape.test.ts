import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeHtml } from '../../../src/render/html/escape.ts';

test('markup in chat text becomes text', () => {
  assert.equal(
    escapeHtml(`<script>alert("1")</script> & '{{x}}'`),
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;{{x}}&#39;',
  );
});

test('what HTML does not allow becomes the replacement character', () => {
  assert.equal(escapeHtml('a\0b\x07c\x85d\uffffe\ud800f'), 'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
  assert.equal(escapeHtml('tab\tline\nspace\u2005end'), 'tab\tline\nspace\u2005end');
});

test('no text leaves a sign that opens markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(escapeHtml(text), /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});
