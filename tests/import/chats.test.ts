import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Chats, slugOf } from '../../src/import/chats.ts';
import { toLatin } from '../../src/import/latin.ts';
import { slug } from '../../src/message/schema.ts';

describe('names of rooms in Latin letters', () => {
  const names: Record<string, string> = {
    支付技术群: 'zhi-fu-ji-shu-qun',
    '产品 2 群🌱': 'chan-pin-2-qun',
    'Садоводы Москвы': 'sadovody-moskvy',
    'Κήπος Αθήνας': 'kipos-athinas',
    'نادي الحديقة ١٢': 'nady-alhdyqa-12',
    'מועדון הגן': 'mvadvn-hgn',
    เพื่อนบ้าน: 'pheueonban',
    '정원 클럽': 'jeongwon-keulreop',
    ちょっとガーデン: 'chottogaden',
    'हिन्दी बाग': 'hindi-bag',
    'Gärten & Köche': 'garten-koche',
    Łódź: 'lodz',
    'Việt Nam': 'viet-nam',
    'general-2': 'general-2',
  };
  for (const [name, expected] of Object.entries(names))
    test(name, () => {
      assert.equal(slugOf(name), expected);
    });

  test('any name at all makes a slug or none, and always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const made = slugOf(name);
        if (made !== undefined) assert.ok(slug.safeParse(made).success && made.length <= 60, made);
        assert.equal(toLatin(name), toLatin(name));
      }),
    );
  });
});

describe('rooms of chats', () => {
  test('what has no letters is named by its id, a number or an account by neither', () => {
    const chats = new Chats();
    assert.equal(chats.roomOf('🌱🌱', '77', undefined), 'room-77');
    assert.match(chats.roomOf('🌵', undefined, undefined) ?? '', /^room-[0-9a-f]{6}$/);
    assert.match(chats.roomOf('12345@chatroom', '12345@chatroom', undefined) ?? '', /^room-[0-9a-f]{6}$/);
    assert.equal(chats.roomOf('', undefined, undefined), undefined);
  });

  test('names that sound alike are rooms of their own, addresses of the site are none', () => {
    const chats = new Chats();
    assert.equal(chats.roomOf('语文群', undefined, undefined), 'yu-wen-qun');
    assert.match(chats.roomOf('玉文群', undefined, undefined) ?? '', /^yu-wen-qun-[0-9a-f]{6}$/);
    assert.equal(chats.roomOf('语文群', undefined, undefined), 'yu-wen-qun');
    assert.match(chats.roomOf('Search', '5', undefined) ?? '', /^search-5$/);
    assert.equal(chats.roomOf('x', undefined, 'Search'), undefined);
  });

  test('a room that is there is known by its title, or by its address where it is older than names', () => {
    const room = (slug: string, title?: string) => ({
      slug,
      title,
      ids: new Set<string>(),
      names: new Set<string>(),
    });
    const chats = new Chats([room('product', '支付产品夜话'), room('general')]);
    assert.equal(chats.roomOf('支付产品夜话', '8', undefined), 'product');
    assert.equal(chats.roomOf('支付产品夜话', '9', undefined), 'zhi-fu-chan-pin-ye-hua');
    assert.equal(chats.roomOf('General', '5', undefined), 'general');
  });
});
