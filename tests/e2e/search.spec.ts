import { expect, test, type Page } from '@playwright/test';

const results = (page: Page) => page.locator('#results');
const field = (page: Page) => page.locator('input[name="q"]:visible').first();

test('nothing of the search is loaded until it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('talks/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect.poll(() => asked.some((url) => url.includes('/pagefind/'))).toBe(true);
});

test('the keyboard leads from anywhere to a message and back', async ({ page }) => {
  await page.goto('talks/');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('手续费');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const first = results(page).locator('a[data-hit]').first();
  const offered = await page.locator(':is([data-hints], [data-offers]:not([hidden])) a:visible').count();
  for (let stop = 0; stop < offered + 2; stop++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  const href = (await first.getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href}`);
  await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toBeInViewport();
  await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toContainText('手续费');
  await page.goBack();
  await expect(page).toHaveURL(/\/talks\/$/);
});

test('Escape closes the dialog and gives the focus back', async ({ page }) => {
  await page.goto('talks/');
  const link = page.locator('[data-open-search]');
  await link.click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(link).toBeFocused();
});

test('no search happens in the middle of composing that began before the search was there', async ({
  page,
}) => {
  await page.clock.install();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/search-box\./, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('search/');
  await field(page).focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'yufu', selectionStart: 4, selectionEnd: 4 });
  release();
  await page.evaluate(() => customElements.whenDefined('search-box'));
  await page.clock.runFor(1000);
  await expect(results(page)).toHaveAttribute('data-state', 'idle');
  await session.send('Input.insertText', { text: '预付' });
  await expect(results(page)).toHaveAttribute('data-state', 'done');
});

test('no search happens in the middle of composing', async ({ page }) => {
  await page.clock.install();
  await page.goto('search/');
  await field(page).focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'yufu', selectionStart: 4, selectionEnd: 4 });
  await page.clock.runFor(1000);
  await expect(results(page)).toHaveAttribute('data-state', 'idle');
  await session.send('Input.insertText', { text: '预付' });
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  await expect(page).toHaveURL(/q=%E9%A2%84%E4%BB%98/);
});

test('filters are counted, kept in the address, and can be linked to', async ({ page }) => {
  await page.goto('search/?q=清算');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const all = Number(await results(page).getAttribute('data-count'));
  const options = await page
    .locator('select[name="place"] option')
    .evaluateAll((list) =>
      list.map((option) => [option.getAttribute('value') ?? '', option.textContent] as const),
    );
  const counts = options.slice(1).map(([value, text]) => [value, Number(/\d+/.exec(text)?.[0])] as const);
  // A message that is a file is somewhere too, and a digest is no message.
  const places = counts.filter(([value]) => value !== 'file' && value !== 'digest');
  expect(places.reduce((sum, [, count]) => sum + count, 0)).toBe(all);
  for (const [place, count] of counts) {
    await page.goto(`search/?q=清算&place=${place}`);
    await expect(results(page)).toHaveAttribute('data-count', String(count));
  }
  const place = counts[0]?.[0] ?? '';
  await page.goto('search/?q=清算');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  await page.selectOption('select[name="place"]', place);
  await expect(results(page)).toHaveAttribute('data-count', String(counts[0]?.[1]));
  await expect(page).toHaveURL(new RegExp(`place=${place}`));
});

test('says so when nothing is found, and counts for a screen reader', async ({ page }) => {
  await page.goto('search/?q=龘龘');
  await expect(results(page)).toHaveAttribute('data-count', '0');
  await expect(results(page)).toContainText('没有消息包含“龘龘”');
  await expect(page.getByRole('status').filter({ hasText: '0 条消息' })).toBeAttached();
});

test('says so when a part of the index does not load, and recovers', async ({ page }) => {
  await page.goto('search/');
  await field(page).fill('备付金');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const count = (await results(page).getAttribute('data-count')) ?? '';
  await page.context().setOffline(true);
  await field(page).fill('对账');
  await expect(results(page)).toHaveAttribute('data-state', 'error');
  await page.context().setOffline(false);
  await results(page).getByRole('button').click();
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  expect(Number(await results(page).getAttribute('data-count'))).toBeGreaterThan(0);
  await field(page).fill('备付金');
  await expect(results(page)).toHaveAttribute('data-count', count);
});

test('more hits are shown on request, and the keyboard goes on there', async ({ page }) => {
  await page.goto('search/?q=的');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  await expect(results(page).locator('a[data-hit]')).toHaveCount(10);
  await results(page).getByRole('button', { name: '再显示一些' }).click();
  await expect(results(page).locator('a[data-hit]')).toHaveCount(30);
  await expect(results(page).locator('a[data-hit]').nth(10)).toBeFocused();
  await expect(page).toHaveURL(/limit=30/);
});

test('a hit lands on its message with the words marked, and n and N go on to the others', async ({
  page,
}) => {
  await page.goto('search/?q=清算&limit=40');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const hrefs = await results(page)
    .locator('a[data-hit]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const path = hrefs
    .map((href) => href.split('#')[0])
    .find((day, _, days) => days.filter((one) => one === day).length > 2);
  const onDay = hrefs.filter((href) => href.startsWith(`${path}#`));
  await results(page).locator(`a[data-hit][href="${onDay[0]}"]`).click();
  await page.waitForURL(`**${onDay[0]}`);
  await expect(page.locator('.hit-bar')).toContainText(`本页第 1 条，共 ${onDay.length} 条`);
  const marked = await page.evaluate(() =>
    Array.from(CSS.highlights.get('search') ?? [], (range) => (range as Range).toString()),
  );
  expect(marked.length).toBeGreaterThanOrEqual(onDay.length);
  expect(new Set(marked)).toEqual(new Set(['清算']));
  await page.keyboard.press('n');
  await page.waitForURL(`**${onDay[1]}`);
  await page.keyboard.press('n');
  await page.keyboard.press('N');
  await page.waitForURL(`**${onDay[1]}`);
  await page.goBack();
  await expect(page).toHaveURL(/\/search\/\?q=/);
  await expect(results(page)).toHaveAttribute('data-state', 'done');
});

test('talks, terms and other wordings stand on top, and the count is that of the words typed', async ({
  page,
}) => {
  await page.goto('search/?q=预付费卡');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  const typed = await results(page).getAttribute('data-count');
  const offers = page.locator('[data-offers]');
  await expect(offers).toContainText('发卡人先收取资金');
  const other = offers.getByRole('link', { name: /^预付卡（\d+）$/ });
  const count = /\d+/.exec((await other.textContent()) ?? '')?.[0];
  await expect(results(page)).toHaveAttribute('data-count', typed ?? '');
  await other.click();
  await expect(results(page)).toHaveAttribute('data-count', count ?? '');
  await expect(offers.locator('a').first()).toHaveAttribute('href', /\/talks\//);
});
