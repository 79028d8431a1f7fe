import { expect, test, type Page } from '@playwright/test';

const results = (page: Page) => page.locator('#results');
const hints = (page: Page) => page.locator('[data-hints]');

/** Searches and gives the number of messages found. */
async function search(page: Page, words: string): Promise<number> {
  await page.goto(`search/?${new URLSearchParams({ q: words }).toString()}`);
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  return Number(await results(page).getAttribute('data-count'));
}

for (const typed of ['yufuka', 'yu fu ka', 'yfk', 'yufk', 'yufu']) {
  test(`the pinyin “${typed}” offers the term, and leads to it`, async ({ page }) => {
    expect(await search(page, typed)).toBe(0);
    const offered = hints(page).getByRole('link', { name: '预付卡', exact: true });
    await expect(hints(page)).toContainText('你是不是要找');
    await offered.click();
    await expect(page).toHaveURL(/q=%E9%A2%84%E4%BB%98%E5%8D%A1/);
    await expect(results(page)).toHaveAttribute('data-state', 'done');
    expect(Number(await results(page).getAttribute('data-count'))).toBeGreaterThan(0);
  });
}

test('the pinyin of a name offers the person', async ({ page }) => {
  await search(page, 'shenzhiqiu');
  await expect(hints(page).getByRole('link', { name: '沈知秋-麦穗付-产品-上海' })).toHaveAttribute(
    'href',
    `/search/?${new URLSearchParams({ person: '沈知秋-麦穗付-产品-上海' }).toString()}`,
  );
});

test('traditional characters lead to what is written in simplified ones, and the count stays that of the words typed', async ({
  page,
}) => {
  const simplified = await search(page, '预付卡');
  expect(await search(page, '預付卡')).toBe(0);
  const offers = page.locator('[data-offers]');
  const other = offers.getByRole('link', { name: `预付卡（${simplified}）` });
  await expect(offers).toContainText('另一种说法');
  await expect(results(page).locator('a[data-other-hit]').first()).toContainText('繁简写法：预付卡');
  await expect(results(page)).toHaveAttribute('data-count', '0');
  await other.click();
  await expect(results(page)).toHaveAttribute('data-count', String(simplified));
});

test('a mistake in a Latin word is put right, with what that finds', async ({ page }) => {
  const right = await search(page, 'velocity');
  expect(await search(page, 'velocty')).toBe(0);
  await hints(page)
    .getByRole('link', { name: `velocity（${right}）` })
    .click();
  await expect(results(page)).toHaveAttribute('data-count', String(right));
  await search(page, 'zzzzz');
  await page.waitForLoadState('networkidle');
  await expect(hints(page)).toBeEmpty();
});

test('a speaker whose name is typed is offered as a person, with the number of messages', async ({
  page,
}) => {
  await search(page, '陆远舟');
  const person = hints(page).getByRole('link', { name: /^陆远舟-云杉付-架构-北京（\d+）$/ });
  await expect(hints(page)).toContainText('成员');
  await expect(person).toHaveAttribute(
    'href',
    `/search/?${new URLSearchParams({ person: '陆远舟-云杉付-架构-北京' }).toString()}`,
  );
});

test('the arrow keys lead over what is offered', async ({ page }) => {
  await search(page, 'yufuka');
  await expect(hints(page).getByRole('link').first()).toBeVisible();
  await page.locator('input[name="q"]:visible').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(hints(page).getByRole('link').first()).toBeFocused();
});

test('nothing of the lexicon is loaded before the messages found are shown, and only what can matter', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('#results[data-state="done"]') && !performance.getEntriesByName('done')[0])
        performance.mark('done');
    });
    watch.observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
  });
  const loaded = () =>
    page.evaluate(() => {
      const done = performance.getEntriesByName('done')[0]?.startTime ?? Infinity;
      return performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/lexicon/'))
        .map(({ name, startTime }) => ({
          file: /(\w+)\.json/.exec(name)?.[1] ?? '',
          early: startTime < done,
        }));
    });
  const files = {
    手续费: ['people'],
    預付卡: ['people', 'scripts'],
    App: ['people', 'pinyin'],
    velocty: ['people', 'pinyin', 'words'],
    'T+9': ['people'],
  };
  for (const [words, expected] of Object.entries(files)) {
    await search(page, words);
    await page.waitForLoadState('networkidle');
    const entries = await loaded();
    expect(entries.map(({ file }) => file).sort(), words).toEqual(expected);
    expect(entries.filter(({ early }) => early)).toEqual([]);
  }
});

for (const width of [390, 1440]) {
  test(`what is offered late moves none of the messages, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/lexicon/**', async (route) => {
      await released;
      await route.continue();
    });
    await search(page, '清算');
    const first = results(page).locator('a[data-hit]').first();
    const before = await first.boundingBox();
    await expect(hints(page)).toBeEmpty();
    release();
    await expect(hints(page).getByRole('link')).toHaveText([/^韩叙-北岸银行-清算-南京/]);
    expect(await first.boundingBox()).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

test('a lexicon that does not load takes nothing from the messages found', async ({ page }) => {
  await page.route('**/lexicon/**', (route) => route.abort());
  const count = await search(page, '陆远舟');
  await page.waitForLoadState('networkidle');
  await expect(results(page)).toHaveAttribute('data-state', 'done');
  await expect(results(page).locator('a[data-hit]')).toHaveCount(Math.min(count, 10));
  await expect(hints(page)).toBeEmpty();
});
