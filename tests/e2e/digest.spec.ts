import { expect, test } from '@playwright/test';

const talk = 'talks/product-2023-03-09-1930/';

test('a citation shows its message under the pointer and with the focus, and Escape puts it away', async ({
  page,
}) => {
  await page.goto(talk);
  const cite = page.locator('.digest .cite').first();
  const card = cite.locator('.cite-card');
  await expect(card).toBeHidden();
  await cite.locator('.cite-link').hover();
  await expect(card).toBeVisible();
  await expect(card).toContainText('沈知秋');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.mouse.move(0, 0);
  await cite.locator('.cite-link').focus();
  await expect(card).toBeVisible();
});

test('a citation leads to its message, and the message back to the digest', async ({ page }) => {
  await page.goto(talk);
  const cite = page.locator('.digest .cite').first();
  const address = await cite.locator('.cite-link').getAttribute('href');
  const id = address?.split('#')[1] ?? '';
  await cite.locator('.cite-link').click();
  await expect(page).toHaveURL(new RegExp(`/product/2023-03-09/#${id}$`));
  await expect(page.locator(`#${id}`)).toBeInViewport();
  await page.locator(`#${id}`).getByRole('link', { name: '见纪要' }).click();
  await expect(page).toHaveURL(/talks\/product-2023-03-09-1930\/#cite-product-2023-03-09-m-/);
});

test('every cited message is listed at the foot', async ({ page }) => {
  await page.goto(talk);
  const sources = page.locator('.sources');
  await sources.locator('summary').click();
  const cited = new Set(
    await page
      .locator('.digest .cite-message > a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  );
  await expect(sources.locator('li')).toHaveCount(cited.size);
});
