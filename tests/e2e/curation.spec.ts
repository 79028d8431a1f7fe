import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { freePort, project } from '../built-site.ts';

/** A copy of the sample archive that the tests may change; outside `node_modules`, which nobody watches. */
const clone = createHash('sha256').update(project).digest('hex').slice(0, 12);
const content = join(tmpdir(), `qunlu-curation-${clone}`);
const file = join(content, 'days', 'product', '2023-03-09.md');

let server: ChildProcess;
let address: string;
let bare: string;

// One server for all of them, and one file.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  await rm(content, { recursive: true, force: true });
  await cp(join(project, 'content'), content, { recursive: true });
  // Its digest would cite a session that is not marked yet.
  await rm(join(content, 'talks'), { recursive: true });
  bare = (await readFile(file, 'utf8')).replace(/^sessions:\n(?: .*\n)+/m, '');
  await writeFile(file, bare);
  const port = await freePort();
  address = `http://localhost:${port}/product/2023-03-09/`;
  server = spawn(process.execPath, ['src/cli/main.ts', 'dev', '--content', content, '--port', String(port)], {
    cwd: project,
    stdio: 'ignore',
  });
  await expect
    .poll(async () => (await fetch(address).catch(() => undefined))?.status, { timeout: 60_000 })
    .toBe(200);
});

test.afterAll(async () => {
  server.kill();
  await rm(content, { recursive: true, force: true });
});

test.beforeEach(async ({ page }) => {
  await writeFile(file, bare);
  await page.goto(address);
});

/** Opens the panel from the development toolbar, which shows itself when the pointer comes near. */
async function openPanel(page: Page): Promise<Locator> {
  const panel = page.getByRole('region', { name: '整理专题' });
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.locator('astro-dev-toolbar').waitFor({ state: 'attached' });
  await page.mouse.move(width / 2, height - 5);
  await page.getByRole('button', { name: '整理专题' }).click();
  await expect(panel).toBeVisible();
  return panel;
}

async function say(page: Page, panel: Locator, id: string, words: string): Promise<void> {
  await page.locator(`#${id} time`).click();
  await panel.getByRole('button', { name: words }).click();
}

/** The front matter as it stands on disk. */
const head = async (): Promise<string> => (await readFile(file, 'utf8')).split('\n---\n')[0] ?? '';

test('a session is marked from scratch, stands in the file, and is taken back', async ({ page }) => {
  const panel = await openPanel(page);
  await panel.getByLabel('标题').fill('预付卡入门');
  await say(page, panel, 'm-190211', '签到从这里开始');
  await expect(panel.getByRole('status')).toHaveText('已写入：签到的开始');
  const session = page.locator('[data-session]');
  await expect(session.getByRole('heading', { name: '预付卡入门' })).toBeVisible();
  await say(page, panel, 'm-193026', '分享从这里开始');
  await expect(panel.getByRole('status')).toHaveText('已写入：分享的开始');
  await say(page, panel, 'm-202340', '分享到这里结束');
  await expect(panel.getByRole('status')).toHaveText('已写入：分享的结束');
  await say(page, panel, 'm-210950', '问答到这里结束');
  await expect(panel.getByRole('status')).toHaveText('已写入：问答的结束');
  await expect(session.locator('[data-part=qa] #m-210950')).toBeVisible();
  expect(await head()).toBe(
    [
      '---',
      'title: 2023-03-09 支付产品夜话',
      'sessions:',
      '  - title: 预付卡入门',
      '    lead: [沈知秋-麦穗付-产品-上海]',
      '    signIn: "19:02:11"',
      '    start: "19:30:26"',
      '    end: "20:23:40"',
      '    qaEnd: "21:09:50"',
    ].join('\n'),
  );

  // The picked message stays where it is on the screen, and undo is there, when the page is loaded again.
  const picked = page.locator('#m-210950');
  await picked.scrollIntoViewIfNeeded();
  const before = await picked.boundingBox();
  await page.reload();
  await expect(panel).toBeVisible();
  await expect(picked).toHaveAttribute('data-picked');
  await expect
    .poll(async () => Math.abs(((await picked.boundingBox())?.y ?? -1e6) - (before?.y ?? 0)))
    .toBeLessThan(30);
  for (const what of ['问答的结束', '分享的结束', '分享的开始', '签到的开始']) {
    await panel.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(panel.getByRole('status')).toHaveText(`已撤销：${what}`);
  }
  await expect(session).toHaveCount(0);
  expect(await readFile(file, 'utf8')).toBe(bare);
  await panel.getByRole('button', { name: '重做', exact: true }).click();
  await expect(session).toHaveCount(1);
});

test('by keyboard alone: pick, mark, tie an answer, withhold', async ({ page }) => {
  const panel = await openPanel(page);
  await page.locator('#m-202340 time').click();
  await page.keyboard.press('t');
  await expect(panel.getByRole('status')).toHaveText('已写入：分享的开始');
  await page.locator('#m-210950 time').click();
  await page.keyboard.press('q');
  await expect(panel.getByRole('status')).toHaveText('已写入：问答的结束');

  await page.locator('#m-202646 time').click();
  await page.keyboard.press('a');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toHaveText('已写入：问答配对');
  expect(await head()).toContain('answers:\n      - question: "20:26:10"\n        answer: ["20:26:46"]');
  await expect(page.locator('#m-202646')).toHaveAttribute('data-tied');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.type('本人要求');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toHaveText('已写入：移除消息');
  await expect(page.locator('#m-202722')).toHaveAttribute('data-kind', 'removed');
  expect(await readFile(file, 'utf8')).toMatch(/> 20:27:22 {2}.*\n\n<!-- removed -->\n本人要求\n/);
  await page.keyboard.press('Control+z');
  await expect(page.locator('#m-202722')).toHaveAttribute('data-kind', 'text');
});

test('a wrong mark is refused in words, and nothing is written', async ({ page }) => {
  const panel = await openPanel(page);
  await say(page, panel, 'm-193026', '分享从这里开始');
  await expect(panel.getByRole('status')).toHaveText('已写入：分享的开始');
  const written = await readFile(file, 'utf8');
  await say(page, panel, 'm-185212', '分享到这里结束');
  await expect(panel.getByRole('alert')).toContainText('没有写入。时间顺序不对');
  await panel.getByLabel('专题', { exact: true }).selectOption('＋ 新专题');
  await say(page, panel, 'm-193026', '分享从这里开始');
  expect(await readFile(file, 'utf8')).toBe(written);
});

test('what another program writes appears by itself, and is kept', async ({ page }) => {
  const panel = await openPanel(page);
  await page.locator('#m-083648 time').click();
  await writeFile(file, bare.replace('忘不了，', '忘不了！'));
  await expect(page.locator('#m-083648')).toContainText('忘不了！');
  await expect(page.locator('#m-083648')).toHaveAttribute('data-picked');
  await page.keyboard.press('t');
  await expect(panel.getByRole('status')).toHaveText('已写入：分享的开始');
  expect(await readFile(file, 'utf8')).toContain('忘不了！');
});
