import { expect, test, type Page } from '@playwright/test';

const results = (page: Page) => page.locator('#results');
const marked = (page: Page) =>
  page.evaluate(() => Array.from(CSS.highlights.get('search') ?? [], (range) => (range as Range).toString()));

test('a digest that holds the words stands on top, and they are marked on its page', async ({ page }) => {
  await page.goto('search/?q=存管');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const messages = await results(page).getAttribute('data-count');
  const offer = page.locator('[data-offers] p').filter({ hasText: '纪要' });
  const passages = Number(/(\d+) 段/.exec((await offer.textContent()) ?? '')?.[1]);
  expect(passages).toBeGreaterThan(0);
  await offer.getByRole('link', { name: '一张礼品卡背后的账' }).click();
  await page.waitForURL('**/talks/product-2023-03-09-1930/');
  await expect(page.locator('.hit-bar')).toContainText(`本页第 1 条，共 ${passages} 条`);
  expect(new Set(await marked(page))).toEqual(new Set(['存管']));
  await page.goBack();
  await expect(results(page)).toHaveAttribute('data-count', messages ?? '');
});

test('digests can be searched alone, and a passage found is where the reader lands', async ({ page }) => {
  await page.goto('search/?q=存管');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  await page.selectOption('select[name="place"]', 'digest');
  await expect(page).toHaveURL(/place=digest/);
  await expect(page.locator('[data-search-status]')).toHaveText(/^\d+ 段$/);
  const hits = results(page).locator('a[data-hit]');
  await expect(hits).toHaveCount(Number(await results(page).getAttribute('data-count')));
  const last = hits.last();
  const shown = ((await last.locator('.hit-text').textContent()) ?? '').replaceAll('…', '');
  await last.click();
  await page.waitForURL(/\/talks\/product-2023-03-09-1930\//);
  const count = await page.locator('.hit-bar').textContent();
  expect(count).toMatch(/第 (\d+) 条，共 \1 条/);
  const passage = page.locator('[data-digest] :is(p, li, td)').filter({ hasText: shown.slice(0, 12) });
  await expect(passage.last()).toBeInViewport();
  await page.keyboard.press('n');
  await expect(page.locator('.hit-bar')).toContainText('第 1 条');
});

test('what the page says of itself is no passage of a digest', async ({ page }) => {
  await page.goto('search/?q=纪要&place=digest&limit=100');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const texts = await results(page).locator('a[data-hit] .hit-text').allTextContents();
  expect(texts).toHaveLength(Number(await results(page).getAttribute('data-count')));
  expect(texts).not.toContain('纪要');
});

test('pictures, files and link cards can be asked for', async ({ page }) => {
  await page.goto('search/?q=2023-03');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const option = page.locator('select[name="place"] option[value="file"]');
  const files = /（(\d+)）/.exec((await option.textContent()) ?? '')?.[1] ?? '';
  await page.selectOption('select[name="place"]', 'file');
  await expect(results(page)).toHaveAttribute('data-count', files);
  await expect(page).toHaveURL(/place=file/);
  expect(Number(files)).toBeGreaterThan(0);
});

test('says so when no digest holds the words', async ({ page }) => {
  await page.goto('search/?q=龘龘&place=digest');
  await expect(results(page)).toHaveAttribute('data-count', '0');
  await expect(results(page)).toContainText('没有纪要包含“龘龘”');
});
