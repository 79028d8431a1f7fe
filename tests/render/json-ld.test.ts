import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedData } from '../../src/render/json-ld.ts';
import { exampleTalk } from './talk.ts';

const context = {
  siteTitle: '群录',
  description: '一句话',
  addressOf: (path: string) => `https://example.org/${path}`,
};

interface Graph {
  '@graph': [
    Record<string, unknown>,
    Record<string, { text: string; suggestedAnswer: Record<string, unknown> }>,
  ];
}

test('an answer is what the lead said, not why something was removed', async () => {
  const { day, talk } = await exampleTalk();
  const data = linkedData(day, talk, context) as Graph;
  const { mainEntity } = data['@graph'][1];
  assert.equal(mainEntity!.text, '长款一般挂多久？');
  assert.deepEqual(mainEntity!.suggestedAnswer, {
    '@type': 'Answer',
    text: '一般先挂账，查清楚了再处理。',
    author: { '@type': 'Person', name: '林夏' },
    datePublished: '2024-03-05T19:08:40+08:00',
    url: 'https://example.org/pay/2024-03-05/#m-190840',
  });
  assert.doesNotMatch(JSON.stringify(data), /客户|内部|海棠/);
});

test('an article is in the language of its room, and by people', async () => {
  const { day, talk } = await exampleTalk();
  const languageOf = (language: string): unknown => {
    const [article] = (linkedData({ ...day, room: { ...day.room, language } }, talk, context) as Graph)[
      '@graph'
    ];
    return article['inLanguage'];
  };
  assert.equal(languageOf(day.room.language), 'zh-CN');
  assert.equal(languageOf('en'), 'en');
  const [article] = (linkedData(day, talk, context) as Graph)['@graph'];
  assert.deepEqual(article['author'], [{ '@type': 'Person', name: '林夏' }]);
});
