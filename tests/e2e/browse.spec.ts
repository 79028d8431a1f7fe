import { expect, test } from '@playwright/test';

const title = '一张礼品卡背后的账：预付卡入门';

test('a visitor browses from home to a room, a day and its talk', async ({ page }) => {
  await page.goto('');
  await page.locator('main').getByRole('link', { name: '支付产品夜话' }).first().click();
  await expect(page).toHaveURL(/\/product\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('支付产品夜话');
  await page
    .getByRole('table')
    .getByRole('link', { name: /3 月 9 日/ })
    .click();
  await expect(page).toHaveURL(/\/product\/2023-03-09\/$/);
  await page.locator('[data-session]').getByRole('link', { name: '按文章阅读' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('a room shows a calendar in which busier days are darker and days without messages are no links', async ({
  page,
}) => {
  await page.goto('product/');
  const table = page.getByRole('table', { name: /2023 年 3 月/ });
  const busy = table.getByRole('link', { name: /3 月 9 日/ });
  const calm = table.getByRole('link', { name: /3 月 16 日/ });
  const colour = (link: typeof busy) => link.evaluate((cell) => getComputedStyle(cell).backgroundColor);
  expect(await colour(busy)).not.toBe(await colour(calm));
  await expect(table.getByRole('cell', { name: '10', exact: true })).toBeVisible();
  await expect(table.getByRole('cell', { name: '10', exact: true }).getByRole('link')).toHaveCount(0);
});

test('a day sets its talk apart from the free chat before and after it', async ({ page }) => {
  await page.goto('product/2023-03-09/');
  const ids = await page.locator('[data-kind]').evaluateAll((all) => all.map((one) => one.id));
  expect(new Set(ids).size).toBe(ids.length);
  const counts = await page.evaluate(() => {
    const within = (selector: string) => document.querySelectorAll(`${selector} [data-kind]`).length;
    return {
      all: document.querySelectorAll('[data-kind]').length,
      talk: within('[data-session]'),
      chat: within('[data-free-chat]'),
      parts: within('[data-part="sign-in"]') + within('[data-part="talk"]') + within('[data-part="qa"]'),
      both: within('[data-session] [data-free-chat]') + within('[data-free-chat] [data-session]'),
    };
  });
  expect(counts.talk).toBe(counts.parts);
  expect(counts.talk + counts.chat).toBe(counts.all);
  expect(counts.both).toBe(0);
  expect(counts.talk).toBeGreaterThan(100);
  const order = await page
    .locator('main > section')
    .evaluateAll((all) => all.map((one) => (one.hasAttribute('data-session') ? 'talk' : 'chat')));
  expect(order).toEqual(['chat', 'talk', 'chat']);
  await expect(page.locator('[data-part="talk"] [data-kind]').first()).toHaveAttribute('id', 'm-193026');
  await expect(page.locator('[data-part="talk"] [data-kind]').last()).toHaveAttribute('id', /^m-202340/);
});

test('the outline leads to each stretch of the day', async ({ page }) => {
  await page.goto('product/2023-03-09/');
  const outline = page.getByRole('navigation', { name: '本页' });
  await outline.getByRole('link', { name: /^问答/ }).click();
  await expect(page.locator('[data-part="qa"]')).toBeInViewport();
  await expect(page).toHaveURL(/#talk-.*-qa$/);
});

test('previous and next lead along the active days and back', async ({ page }) => {
  await page.goto('product/2023-03-09/');
  await page.locator('a[rel="next"]').click();
  await expect(page).toHaveURL(/\/product\/2023-03-13\/$/);
  await page.locator('a[rel="prev"]').click();
  await expect(page).toHaveURL(/\/product\/2023-03-09\/$/);
});

test('talks are listed, and their pages lead to the day and to each other', async ({ page }) => {
  await page.goto('talks/');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.locator('a[rel="next"], a[rel="prev"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
});

test('an address that leads nowhere says so and helps on', async ({ page }) => {
  const response = await page.goto('product/2099-01-01/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await page.locator('main').getByRole('link', { name: '首页' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('群录');
});
