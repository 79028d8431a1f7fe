import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AliasFindings } from '../../src/curation/aliases/run.ts';
import { mentionsIn } from '../../src/curation/aliases/mention.ts';
import { aliasPairs, sure } from '../../src/curation/aliases/pairs.ts';
import { AliasSurvey } from '../../src/curation/aliases/survey.ts';
import type { ExportMessage } from '../../src/import/format.ts';
import { namesAgree, namesNobody, readName } from '../../src/import/names.ts';
import { mayBeAbsent } from '../real-archive.ts';

const shared = process.env['QUNLU_SHARED'] ?? fileURLToPath(new URL('../../../shared/', import.meta.url));
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const project = fileURLToPath(new URL('../../', import.meta.url));

/** Ten days on which twelve people talk; `extra` gives further messages of each day. */
function findIn(extra: (day: number) => [speaker: string, text: string][]): [name: string, label: string][] {
  const survey = new AliasSurvey(() => false);
  for (let day = 0; day < 10; day++) {
    const messages: ExportMessage[] = [];
    const say = (speaker: string, text: string): void => {
      const minute = messages.length;
      messages.push({
        time: `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`,
        speaker,
        text,
      });
    };
    for (let nth = 0; nth < 48; nth++) {
      // Who speaks when has no order that a mention could profit from.
      const speaker = `群友${(nth * 7 + day * 5 + ((nth * nth) % 11)) % 12}`;
      if (nth % 4 > 0 || nth % 12 >= day + 2) say(speaker, `第${nth}句，说说今天的事`);
      if (nth === 24) for (const [who, text] of extra(day)) say(who, text);
    }
    survey.add({ room: 'product', date: `2023-03-${String(day + 1).padStart(2, '0')}`, messages });
  }
  return aliasPairs(survey, (_, label) => [label])
    .filter(({ confidence, a }) => confidence >= sure && !a.startsWith('群友'))
    .map(({ a, b }) => [a, b]);
}

describe('who is mentioned', () => {
  test('a name is that of the speaker who bears it', () => {
    const pairs = findIn(() => [
      ['张小凡-驴妈妈-产品', '大家好'],
      ['群友1', '@张小凡-旅游-PM 请教一下'],
    ]);
    assert.deepEqual(pairs, [['张小凡-旅游-PM', '张小凡-驴妈妈-产品']]);
  });

  test('a name is that of whoever answers, day after day', () => {
    const pairs = findIn((day) => [
      [`群友${day}`, '@wood-通联-上海 这个怎么看'],
      ['木头人', '我看可以'],
      [`群友${day}`, '@wood-通联-上海 谢谢'],
      ['木头人', '不客气'],
    ]);
    assert.deepEqual(pairs, [['wood-通联-上海', '木头人']]);
  });

  test('a quote tells whose name it bears', () => {
    const pairs = findIn((day) => [
      ['木头人', `第${day}天的想法是这样的`],
      ['群友3', `「wood-通联-上海：第${day}天的想法是这样的」\n- - - - - - - -\n同意`],
    ]);
    assert.deepEqual(pairs, [['wood-通联-上海', '木头人']]);
  });

  test('somebody who never speaks is nobody', () => {
    assert.deepEqual(
      findIn((day) => [[`群友${day}`, '@潜水员-深海-产品 在吗']]),
      [],
    );
  });

  test('nobody mentions themselves', () => {
    const pairs = findIn((day) => [
      ['木头人', '@wood-通联-上海 这个怎么看'],
      [`群友${day}`, '不知道'],
    ]);
    assert.ok(pairs.every(([, label]) => label !== '木头人'));
  });

  test('a mention ends where its label does', () => {
    const known = (label: string): boolean => ['李 小-交行', '东软(前)-开发'].includes(label);
    assert.deepEqual(mentionsIn('@李 小-交行 好，@东软(前)-开发?行 @甲\u2005@乙-公司，再见 a@b.cn', known), [
      '李 小-交行',
      '东软(前)-开发',
      '甲',
      '乙-公司',
    ]);
  });

  test('names agree by their first part; companies and everybody are no names', () => {
    assert.ok(namesAgree(readName('王松'), readName('王松-易宝支付-产品')));
    assert.ok(namesAgree(readName('孔晓光-丰瑞祥-技术'), readName('孔晓光 丰瑞祥CTO')));
    assert.ok(!namesAgree(readName('王松-易宝'), readName('王涛-易宝')));
    assert.ok(!namesAgree(readName('王'), readName('王松')));
    assert.ok(namesNobody('所有人') && namesNobody('易宝支付') && !namesNobody('易宝支付-王松'));
  });
});

describe('aliases of the first group’s archive', () => {
  const truth = join(shared, 'truth/aliases.sample.json');
  const skip = existsSync(truth) || !mayBeAbsent ? false : 'the labels beside the project are not there';

  test('pairs found are right by the labels, and most mentions find their person', { skip }, () => {
    const words = [
      'aliases',
      join(shared, 'archive/source'),
      '--content',
      join(project, 'no-such-folder'),
      '--json',
    ];
    const { stdout } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...words],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const { pairs, mentions } = JSON.parse(stdout) as AliasFindings;
    const { pairs: labelled } = JSON.parse(readFileSync(truth, 'utf8')) as {
      pairs: { room: string; a: string; b: string; kind: string }[];
    };
    const groups = new Map<string, string>();
    const groupOf = (name: string): string => {
      const next = groups.get(name);
      return next === undefined ? name : groupOf(next);
    };
    const found = pairs.filter(({ confidence }) => confidence >= sure);
    for (const { room, a, b } of found) {
      const [one, other] = [groupOf(`${room}/${a}`), groupOf(`${room}/${b}`)];
      if (one !== other) groups.set(one, other);
    }
    const mentioned = labelled.filter(
      ({ room, a, kind }) => kind !== 'duplicate' && found.some((one) => one.room === room && one.a === a),
    );
    const right = mentioned.filter(({ room, a, b }) => groupOf(`${room}/${a}`) === groupOf(`${room}/${b}`));
    assert.ok(mentioned.length >= 20, `${mentioned.length} labelled names found`);
    assert.ok(right.length / mentioned.length >= 0.95, `${right.length} of ${mentioned.length} right`);
    const coverage = (mentions.exact + mentions.resolved) / mentions.all;
    // 312 days know less of their people than the 718 of the whole archive.
    assert.ok(coverage >= 0.85, `coverage ${coverage}`);
  });
});
