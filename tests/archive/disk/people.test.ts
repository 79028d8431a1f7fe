import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addPeople, parsePeople } from '../../../src/archive/disk/people.ts';

const mine = `# 群友
- name: 李宝 # 他自己要求的
  room: product
  labels: [李宝-公司, 小宝]

# 只在开发群
- room: dev
  labels:
    - 王五
`;

describe('people.yaml', () => {
  test('what a person wrote stays, and a label is added to its entry', () => {
    const text = addPeople(mine, [
      { room: 'product', labels: ['李宝-公司', '宝哥'] },
      { room: 'dev', labels: ['赵六', 'zhao6'] },
    ]);
    for (const line of ['# 群友', '# 他自己要求的', '# 只在开发群']) assert.ok(text.includes(line), line);
    assert.ok(text.includes('labels: [李宝-公司, 小宝, 宝哥]'), 'a list keeps its spelling');
    assert.deepEqual(parsePeople(text, 'people.yaml').people, [
      { name: '李宝', room: 'product', labels: ['李宝-公司', '小宝', '宝哥'] },
      { room: 'dev', labels: ['王五'] },
      { room: 'dev', labels: ['赵六', 'zhao6'] },
    ]);
    assert.equal(addPeople(text, [{ room: 'dev', labels: ['赵六', 'zhao6'] }]), text);
  });

  test('a file that is not there yet is begun', () => {
    const text = addPeople('', [{ room: 'dev', labels: ['甲: 乙', '@丙', '007'] }]);
    assert.deepEqual(parsePeople(text, 'people.yaml'), {
      people: [{ room: 'dev', labels: ['甲: 乙', '@丙', '007'] }],
      problems: [],
    });
  });

  test('what is wrong is reported where it stands, and the rest is read', () => {
    const text = '- labels: []\n- labels: [甲]\n- lables: [乙]\n- room: dev\n  labels: [甲]\n';
    const { people, problems } = parsePeople(text, 'people.yaml');
    assert.deepEqual(
      people.map(({ labels }) => labels),
      [['甲'], ['甲']],
    );
    assert.deepEqual(
      problems.map(({ line, rule }) => [line, rule]),
      [
        [1, 'list-entry'],
        [3, 'list-entry'],
        [3, 'list-entry'],
        [5, 'label-shared'],
      ],
    );
    assert.equal(parsePeople('- [', 'people.yaml').problems[0]?.severity, 'error');
    assert.deepEqual(
      parsePeople('name: x', 'people.yaml').problems.map(({ rule }) => rule),
      ['list-form'],
    );
  });
});
