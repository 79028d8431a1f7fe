import { expect, test, type Page } from '@playwright/test';
import { pageKinds } from './page-kinds.ts';

const brightness = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return NaN;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return alpha === 0 ? NaN : (red + green + blue) / 3;
  });

test('the page follows the system to light and dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  expect(await brightness(page)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => brightness(page)).toBeLessThan(60);
});

test('a chosen theme holds on every page and against the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  await page.getByLabel('配色').selectOption({ label: '深色' });
  await expect.poll(() => brightness(page)).toBeLessThan(60);
  await page.goto('product/2023-03-09/');
  expect(await brightness(page)).toBeLessThan(60);
  await expect(page.getByLabel('配色')).toHaveValue('dark');
  await page.getByLabel('配色').selectOption({ label: '跟随系统' });
  await expect.poll(() => brightness(page)).toBeGreaterThan(200);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const [kind, address] of Object.entries(pageKinds)) {
    test(`${kind} fits the screen`, async ({ page }) => {
      await page.goto(address);
      await page.addStyleTag({ content: '.hour { content-visibility: visible !important }' });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    });
  }

  test('the outline is folded above the text', async ({ page }) => {
    await page.goto('product/2023-03-09/');
    const outline = page.locator('[data-outline]');
    await expect(outline).not.toHaveAttribute('open');
    await outline.locator('summary').click();
    await expect(outline.getByRole('link').first()).toBeVisible();
  });
});

test('a line of an article holds about as many signs as the eye takes in', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('talks/product-2023-03-09-1930/');
  const signs = await page
    .locator('[data-part="talk"] .block p')
    .evaluateAll((all) =>
      Math.max(...all.map((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize))),
    );
  expect(signs).toBeGreaterThan(30);
  expect(signs).toBeLessThan(46);
});
