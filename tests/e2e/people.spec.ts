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

test('a speaker bears one name, whatever label the export has', async ({ page }) => {
  await page.goto(day);
  for (const [id, name] of [
    ['m-100000', '林夏'],
    ['m-100040', '何川'],
    ['m-190000', '林夏'],
    ['m-191200', '林夏'],
    // Who has no name of their own is shown by the first label.
    ['m-100300', '周舟-云帆-技术'],
  ] as const)
    await expect(page.locator(`#${id} header`)).toContainText(name);
  await expect(page.locator('main')).not.toContainText('linxia');
});

test('a day counts people, not labels', async ({ page }) => {
  await page.goto(day);
  await expect(page.getByText('18 条消息 · 3 人发言')).toBeVisible();
});

test('a talk names its lead, and who asked and answered, as people', async ({ page }) => {
  await page.goto('talks/pay-2024-03-05-1900/');
  await expect(page.getByText('主讲 林夏', { exact: true })).toBeVisible();
  const qa = page.locator('[data-part="qa"]');
  await expect(qa).toContainText('何川');
  await expect(qa).not.toContainText('远山银行');
});

test('a hit names the person who said it', async ({ page }) => {
  await page.goto('search/?q=昨天的余额');
  await expect(page.locator('#results a[data-hit]')).toContainText('林夏');
});

test('a quote of a removed message shows its tombstone, and the answer stays', async ({ page }) => {
  await page.goto(`${day}#m-100230`);
  const quoting = page.locator('#m-100230');
  await expect(quoting).toContainText('这条消息已移除');
  await expect(quoting).toContainText('口令别发群里，撤了吧');
  await expect(page.locator('body')).not.toContainText('海棠四十二');
});

test('the search does not find a removed message by a quote of it', async ({ page }) => {
  await page.goto('search/?q=海棠四十二');
  await expect(page.locator('#results')).toHaveAttribute('data-count', '0');
});
