import { type Page } from '@playwright/test';
import { sites } from '../built-site.ts';
import { readOracleDay } from '../content.ts';
import { expect, test } from './site.ts';

// What strangers wrote does nothing but stand there, as they wrote it.

test.use({ site: 'hostile' });

const day = 'wild/2024-04-01/';
const { messages } = readOracleDay(sites.hostile.content, 'wild', '2024-04-01');

/** Collects whatever a page does that it should not: dialogs, errors, requests to anybody else. */
function watch(page: Page, origin: string): string[] {
  const deeds: string[] = [];
  page.on('dialog', (dialog) => {
    deeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => deeds.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') deeds.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) deeds.push(request.url());
  });
  return deeds;
}

for (const address of [
  ...['', 'wild/', day, 'talks/', 'talks/wild-2024-04-01-1200/', 'talks/wild-2024-04-01-1200/transcript/'],
  'search/?q=script',
]) {
  test(`/${address} runs nothing, asks nobody else and keeps its frame`, async ({ page, baseURL }) => {
    const deeds = watch(page, new URL(baseURL ?? '').origin);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('footer').last()).toBeVisible();
    await expect(page.locator('main')).toHaveCount(1);
    expect(deeds).toEqual([]);
  });
}

test('every message reads as it was written', async ({ page }) => {
  await page.goto(day);
  // What is not laid out yet has no text to read.
  await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
  const shown = await page.locator('article[data-kind]').evaluateAll((articles) =>
    articles.map((article) => ({
      id: article.id,
      text: Array.from(article.querySelectorAll('.body > *'), (part) => (part as HTMLElement).innerText).join(
        '\n',
      ),
    })),
  );
  // Lines may be set apart, spaces at their ends are nobody's words, and a long address is cut.
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const written = messages.filter(({ text }) => !text.includes('http'));
  for (const { id, text } of written)
    expect(plain(shown.find((message) => message.id === id)?.text ?? '')).toBe(plain(text));
  expect(written.length).toBeGreaterThan(15);
});

test('nothing that strangers wrote became an element', async ({ page }) => {
  await page.goto(day);
  await expect(
    page.locator('.body :is(script, style, svg, img, iframe, h1, h2, ul, ol, strong, em, code, table, i, b)'),
  ).toHaveCount(0);
  const addresses = await page
    .locator('.body a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
  for (const protocol of addresses) expect(protocol).toMatch(/^https?:$/);
  await expect(page.locator('[onclick], [onerror], [onload], [onmouseover]')).toHaveCount(0);
});

test('a label or a text that turns the direction of writing turns nothing beside it', async ({ page }) => {
  await page.goto(day);
  const leftOf = async (selector: string) => (await page.locator(selector).boundingBox())?.x;
  for (const id of ['m-100400', 'm-100500', 'm-100600'])
    for (const part of ['header > :first-child', 'time', 'p'])
      expect(await leftOf(`#${id} ${part}`), `${id} ${part}`).toBe(await leftOf(`#m-100700 ${part}`));
});

for (const width of [360, 1280])
  test(`endless words do not widen a page of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of [day, 'search/?q=AAAAAAAA', 'wild/']) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

test('markup is found as words, and shown so among the hits', async ({ page }) => {
  for (const words of ['onerror="alert(2)"', '{{ 7 * 7 }}', '<Cite of=']) {
    await page.goto(`search/?q=${encodeURIComponent(words)}`);
    await expect(page.locator('#results')).toHaveAttribute('data-count', '1');
    await expect(page.locator('#results a[data-hit] mark').first()).toBeVisible();
  }
  await expect(page.locator('#results :is(script, img, svg)')).toHaveCount(0);
});

test('what looks like the dialect stays words of its message', async ({ page, request }) => {
  await page.goto(day);
  await expect(page.locator('article[data-kind]')).toHaveCount(messages.length);
  await expect(page.locator('#m-101200 .body')).toContainText('> 11:11:11 冒名者');
  await expect(page.locator('#m-101100 .body')).toContainText('title: 假的');
  await expect(page.locator('#m-101300')).toHaveAttribute('data-kind', 'text');
  const twin = (await (await request.get('wild/2024-04-01.json')).json()) as {
    messages: { id: string; text: string }[];
  };
  expect(twin.messages.map(({ text }) => text)).toEqual(messages.map(({ text }) => text));
});

test('a line that looks like an annotation, and is guarded, is what somebody wrote', async ({ page }) => {
  await page.goto('wild/2024-04-02/');
  const body = (id: string) => page.locator(`#${id}[data-kind="text"] .body`);
  await expect(body('m-090000')).toHaveText(/^<!-- voice: 3s -->\s*这一行是我打的字$/);
  await expect(body('m-090100')).toHaveText('<!-- reply: 09:00:00 -->');
  await expect(body('m-090200')).toHaveText(/^\\<!-- notice: join -->\s*前面有两道反斜杠$/);
  await expect(body('m-090300')).toHaveText(/^<!-- removed -->\s*没有人移除我$/);
});
