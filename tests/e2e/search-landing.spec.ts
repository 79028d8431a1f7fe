import { expect, type Page, test } from '@playwright/test';

/** What a hit leads to: its words are marked in whatever form the page shows them. */
const day = 'product/2023-03-09';

/** Searches, follows the first hit in a message of the day, and returns what is marked in that message. */
async function follow(page: Page, words: string, path: string): Promise<string[]> {
  await page.goto(`search/?q=${encodeURIComponent(words)}&limit=200`);
  await expect(page.locator('#results')).toHaveAttribute('data-state', 'done');
  await page.locator(`#results a[data-hit][href*="/${path}/#"]`).first().click();
  await page.waitForURL(`**/${path}/#m-*`);
  await expect(page.locator('.hit-bar')).toContainText(/本页第 \d+ 条/);
  return page.evaluate(() => {
    const message = document.querySelector('article:target');
    return Array.from(CSS.highlights.get('search') ?? [], (range) => range as Range)
      .filter((range) => message?.contains(range.startContainer) === true)
      .map((range) => range.toString());
  });
}

test('an emoticon is marked where the page shows its picture', async ({ page }) => {
  const marked = await follow(page, '[强]', day);
  expect(marked.length).toBeGreaterThan(0);
  for (const one of marked) expect(one).toMatch(/^(?:👍)+$/u);
});

test('words beside an emoticon are marked together with it', async ({ page }) => {
  expect(await follow(page, '[强]干货', day)).toEqual(['👍干货']);
});

test('the end of an address that is shown shortened marks the address', async ({ page }) => {
  const [marked] = await follow(page, 'ledger-with-pictures.pdf', day);
  expect(marked).toMatch(/^example\.com\/prepaid\/v3\/handouts\/.*…$/);
});

test('of an address that is shown the very words are marked', async ({ page }) => {
  expect(await follow(page, 'prepaid/v3', day)).toEqual(['prepaid/v3']);
});

test('who is quoted, with the beginning of the quote, is marked', async ({ page }) => {
  const marked = await follow(page, 'SRE-北京：重试别换单号', 'product/2023-03-13');
  expect(marked).toEqual(['SRE-北京 重试别换单号']);
});
