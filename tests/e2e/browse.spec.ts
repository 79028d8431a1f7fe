import { expect, test } from '@playwright/test';

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
  await page.getByRole('link', { name: '按文章阅读' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('一张礼品卡背后的账：预付卡入门');
});
