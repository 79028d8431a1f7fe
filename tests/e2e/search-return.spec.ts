import { expect, type Page, test } from '@playwright/test';

/** The search where things go on: composing after typing, coming back, an index that changed. */
const field = (page: Page) => page.locator('[data-search-box]').getByRole('searchbox');
const results = (page: Page) => page.locator('#results');
const hits = (page: Page) => results(page).locator('a[data-hit]');
const answered = (page: Page) => expect(results(page)).toHaveAttribute('data-state', 'done');

test('words typed just before wait for those that are being composed', async ({ page }) => {
  await page.clock.install();
  await page.goto('search/');
  await field(page).focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.insertText', { text: '支付' });
  await session.send('Input.imeSetComposition', { text: 'qi', selectionStart: 2, selectionEnd: 2 });
  await page.clock.runFor(1000);
  await expect(results(page)).toHaveAttribute('data-state', 'idle');
  await session.send('Input.insertText', { text: '清算' });
  await answered(page);
  await expect(page).toHaveURL(new RegExp(encodeURIComponent('支付清算')));
});

test('a line end in the address parts words', async ({ page }) => {
  await page.goto(`search/?q=${encodeURIComponent('支付\r\n清算')}`);
  await answered(page);
  await expect(field(page)).toHaveValue('支付 清算');
  await expect(results(page)).not.toHaveAttribute('data-count', '0');
});

test('who comes back from a message finds the hit that led there', async ({ page }) => {
  await page.goto('search/?q=支付&limit=20');
  await answered(page);
  const href = await hits(page).nth(15).getAttribute('href');
  await hits(page).nth(15).click();
  await page.waitForURL(`**${href}`);
  await page.goBack();
  await answered(page);
  const again = results(page).locator(`a[data-hit][href="${href}"]`);
  await expect(again).toBeFocused();
  await expect(again).toBeInViewport();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
});

test('the way back from a message keeps what was chosen in the dialog', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('清算');
  await answered(page);
  await page.locator('.search-dialog select[name="sort"]').evaluate((select: HTMLSelectElement) => {
    select.value = 'best';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(dialog.locator('[data-rest]').first()).toBeAttached();
  await hits(page).first().click();
  await expect(page.getByRole('link', { name: '回到结果' })).toHaveAttribute('href', /sort=best/);
});

test('a hit that is opened in another tab leaves the dialog open', async ({ page, context }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill('清算');
  await answered(page);
  await Promise.all([
    context.waitForEvent('page'),
    hits(page)
      .first()
      .click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a page in the place of a part of the index is no answer', async ({ page }) => {
  await page.route(/\.pf_index/, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<h1>Log in</h1>' }),
  );
  await page.goto('search/?q=支付');
  await expect(results(page)).toHaveAttribute('data-state', 'error');
  await page.unrouteAll();
  await results(page).getByRole('button').click();
  await answered(page);
  await expect(results(page)).not.toHaveAttribute('data-count', '0');
});

test('texts of another version of the index are not shown as hits', async ({ page }) => {
  await page.goto('search/?q=支付');
  await answered(page);
  // As if the site had been built anew, with a message more at the beginning of each text block.
  await page.route('**/text/*.json*', async (route) => {
    const block = (await (await route.fetch()).json()) as { messages: unknown[] };
    await route.fulfill({ json: { ...block, messages: [['000000', 0, 'new'], ...block.messages] } });
  });
  await results(page).getByRole('button', { name: '再显示一些' }).click();
  await expect(results(page)).toHaveAttribute('data-state', 'error');
  await expect(hits(page)).toHaveCount(0);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await results(page).getByRole('button').click();
  await answered(page);
  const unmarked = hits(page).filter({ hasNot: page.locator('mark') });
  await expect(unmarked).toHaveCount(0);
});

test('the marks of a search are gone when another way leads to the page, and stay when it is loaded again', async ({
  page,
}) => {
  await page.goto('search/?q=清算');
  const hit = page.locator('#results a[data-hit]').first();
  const path = ((await hit.getAttribute('href')) ?? '').split('#')[0] ?? '';
  await hit.click();
  await page.waitForURL(`**${path}#*`);
  await expect(page.locator('.hit-bar')).toBeVisible();
  await page.reload();
  await expect(page.locator('.hit-bar')).toBeVisible();
  await page.goto('talks/');
  await page.goBack();
  await expect(page.locator('.hit-bar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.hit-bar')).toHaveCount(0);
  await page.reload();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.hit-bar')).toHaveCount(0);
  await page.goto('search/?q=清算');
  await hit.click();
  await expect(page.locator('.hit-bar')).toBeVisible();
  await page.goto('talks/');
  await page.goto(path.slice(1));
  await expect(page.locator('[data-open-search]')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.hit-bar')).toHaveCount(0);
});
