import { expect, test } from './site.ts';

test.use({ site: 'people' });

const day = 'pay/2024-03-05/';

test('a removed message is a tombstone with its reason, and its address leads to it', async ({ page }) => {
  await page.goto(`${day}#m-100200`);
  const removed = page.locator('#m-100200');
  await expect(removed).toBeInViewport();
  await expect(removed).toHaveAttribute('data-kind', 'removed');
  await expect(removed).toContainText('这条消息已移除：含口令');
});

test('an article shows the tombstone of a removed answer between the others', async ({ page }) => {
  await page.goto('talks/pay-2024-03-05-1900/');
  await expect(page.locator('[data-part="qa"]')).toContainText(
    /长款一般挂多久？[^]*这条消息已移除[^]*一般先挂账/,
  );
  await expect(page.locator('main')).not.toContainText('九十七天');
});

for (const words of ['浮生茶馆', '九十七天', '含客户名'])
  test(`the search does not find “${words}”, which was removed`, async ({ page }) => {
    await page.goto(`search/?q=${words}`);
    await expect(page.locator('#results')).toHaveAttribute('data-count', '0');
  });

test('the search gathers what a person said under all their labels', async ({ page }) => {
  await page.goto(`search/?person=${encodeURIComponent('林夏')}`);
  // Ten messages under three labels, two of them removed.
  await expect(page.locator('#results')).toHaveAttribute('data-count', '8');
});

test('a mention keeps its words and its end', async ({ page }) => {
  await page.goto(`${day}#m-100300`);
  await expect(page.locator('#m-100300 .body')).toHaveText(/^@老何\s好的，马上处理$/);
});
