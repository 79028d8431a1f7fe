import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import type { Loader, LoaderContext } from 'astro/loaders';
import { daysLoader, roomsLoader } from '../../src/site/loader.ts';
import { newFolder, writeTree } from '../folder.ts';

interface Entry {
  id: string;
  data: { sessions?: { lead: { name: string }[] }[]; title?: string };
}

const front = '---\nsessions:\n  - {title: 讲, lead: [甲], start: "10:00:00", end: "10:00:00"}\n---\n';
const file = `${front}> 10:00:00  甲\n\n早\n`;

/** Starts a loader as the development server does; parsing an entry takes now long, now short. */
async function start(
  loader: Loader,
): Promise<{ entries: Map<string, Entry>; settle: () => Promise<void>; watcher: EventEmitter }> {
  const entries = new Map<string, Entry>();
  const watcher = Object.assign(new EventEmitter(), { add: () => undefined });
  let running = 0;
  let calls = 0;
  const context = {
    store: { clear: () => entries.clear(), set: (entry: Entry) => entries.set(entry.id, entry) },
    async parseData({ data }: { data: Entry['data'] }) {
      running++;
      await wait(calls++ % 2 === 0 ? 12 : 1);
      running--;
      return data;
    },
    logger: { info: () => undefined, warn: () => undefined, error: (text: string) => assert.fail(text) },
    watcher,
  };
  await loader.load(context as unknown as LoaderContext);
  /** Waits until nothing has been parsed for a while. */
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 10; quiet++) {
      await wait(10);
      if (running > 0) quiet = 0;
    }
  };
  return { entries, settle, watcher };
}

async function contentFolder(): Promise<string> {
  const content = await newFolder();
  await writeTree(content, {
    'days/pay/2024-03-05.md': file,
    'days/pay/2024-03-06.md': '> 10:00:00  甲\n\n早\n',
    'rooms.yaml': '- {slug: pay, title: 支付}\n',
  });
  return content;
}

test('a day that is deleted while another change is being loaded is gone', async () => {
  const content = await contentFolder();
  const { entries, settle, watcher } = await start(daysLoader(content, { hiddenDigests: false }));
  assert.deepEqual([...entries.keys()], ['pay/2024-03-05', 'pay/2024-03-06']);
  const [first, second] = ['2024-03-05', '2024-03-06'].map((date) =>
    join(content, 'days', 'pay', `${date}.md`),
  );
  watcher.emit('change', first);
  await wait(3);
  await rm(second!);
  watcher.emit('unlink', second);
  await settle();
  assert.deepEqual([...entries.keys()], ['pay/2024-03-05']);
});

test('a name in people.yaml, and a title in rooms.yaml, are taken in at once', async () => {
  const content = await contentFolder();
  const days = await start(daysLoader(content, { hiddenDigests: false }));
  const rooms = await start(roomsLoader(content));
  const leads = (): unknown => days.entries.get('pay/2024-03-05')?.data.sessions?.[0]?.lead[0]?.name;
  assert.equal(leads(), '甲');
  const [people, list] = [join(content, 'people.yaml'), join(content, 'rooms.yaml')];
  await writeFile(people, '- {name: 林夏, labels: [甲]}\n');
  days.watcher.emit('add', people);
  await writeFile(list, '- {slug: pay, title: 支付大群}\n');
  rooms.watcher.emit('change', list);
  await Promise.all([days.settle(), rooms.settle()]);
  assert.equal(leads(), '林夏');
  assert.equal(rooms.entries.get('pay')?.data.title, '支付大群');
});

test('what lies beside the content folder is nobody’s business', async () => {
  const content = await contentFolder();
  const { entries, settle, watcher } = await start(daysLoader(content, { hiddenDigests: false }));
  entries.clear();
  watcher.emit('change', `${content}-other/days/pay/2024-03-05.md`);
  await settle();
  assert.equal(entries.size, 0);
});
