import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LanguageSample } from '../../src/language/guess.ts';

describe('the language of a room', () => {
  const texts: Record<string, string> = {
    'zh-CN': '今天聊清算，用 Kafka 做对账 https://example.com/a/long/address の',
    ja: '今日は庭の話をしましょう',
    ko: '오늘은 정원 이야기를 합시다',
    ru: 'Кому нужны семена?',
    uk: 'Кому потрібне насіння?',
    fa: 'چه کسی بذر می‌خواهد؟',
    de: 'Wer hat noch Samen? Das ist nicht für mich und die anderen',
    en: 'who has seeds for the bed?',
    es: 'el huerto está listo, pero las semillas no',
  };
  for (const [language, text] of Object.entries(texts))
    test(language, () => {
      const sample = new LanguageSample();
      sample.add(text);
      assert.equal(sample.guess(), language);
    });
  test('a few signs tell none', () => {
    const sample = new LanguageSample();
    sample.add('👍 ok 123');
    assert.equal(sample.guess(), undefined);
  });
});
