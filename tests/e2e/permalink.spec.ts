import { expect, test, type Page } from '@playwright/test';

// This file is run twice: at the root of a site, and below a path.

const day = 'product/2023-03-09/';
/** Deep in the talk, in its sign-in, and in a long free chat. */
const deep = 'm-200025';
const folded = 'm-190211';

const marked = (page: Page, id: string) =>
  page.locator(`#${id}`).evaluate((one) => {
    const plain = document.querySelector('[data-kind]:not(:target)');
    const look = (element: Element | null) => {
      if (!element) return '';
      const { backgroundColor, boxShadow, outlineStyle } = getComputedStyle(element);
      return [backgroundColor, boxShadow, outlineStyle].join(' ');
    };
    return one.matches(':target') && look(one) !== look(plain);
  });

test('an address opens the day at its message and marks it', async ({ page }) => {
  await page.goto(`${day}#${deep}`);
  await expect(page.locator(`#${deep}`)).toBeInViewport();
  expect(await marked(page, deep)).toBe(true);
  await expect(page.locator('[data-kind]').first()).not.toBeInViewport();
});

test('an address in the folded sign-in unfolds it', async ({ page }) => {
  await page.goto(day);
  await expect(page.locator(`#${folded}`)).toBeHidden();
  await page.goto(`${day}#${folded}`);
  await expect(page.locator(`#${folded}`)).toBeVisible();
  await expect(page.locator(`#${folded}`)).toBeInViewport();
});

test('an address typed on the open page unfolds, scrolls and marks too', async ({ page }) => {
  await page.goto(day);
  await page.evaluate((id) => (location.hash = id), folded);
  await expect(page.locator(`#${folded}`)).toBeInViewport();
  expect(await marked(page, folded)).toBe(true);
});

test('the back button leads to the message before', async ({ page }) => {
  await page.goto(`${day}#m-083629`);
  await expect(page.locator('#m-083629')).toBeInViewport();
  await page.evaluate((id) => (location.hash = id), deep);
  await expect(page.locator(`#${deep}`)).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/#m-083629$/);
  await expect(page.locator('#m-083629')).toBeInViewport();
  await page.goForward();
  await expect(page.locator(`#${deep}`)).toBeInViewport();
});

test('an address that is no proper encoding breaks nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${day}#100%`);
  await expect(page.locator('[data-theme-choice]')).toBeVisible();
  expect(errors).toEqual([]);
});

test("a message's time is its permalink", async ({ page, baseURL }) => {
  await page.goto(day);
  const time = page.locator(`#${deep} a.timestamp`);
  await time.scrollIntoViewIfNeeded();
  await time.click();
  await expect(page).toHaveURL(`${baseURL}${day}#${deep}`);
  expect(await marked(page, deep)).toBe(true);
});

test.describe('copying a link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test('gives the absolute permalink of the message under the pointer', async ({ page, baseURL }) => {
    await page.goto(day);
    const button = page.locator(`#${deep} [data-copy-link]`);
    // Hours above get their height while the page scrolls, and the message may move from under the pointer.
    await expect(async () => {
      await page.locator(`#${deep}`).hover();
      await expect(button).toBeVisible({ timeout: 500 });
      await button.click();
      await expect(page.getByRole('status').filter({ hasText: '已复制' })).toHaveCount(1);
      expect(await copied(page)).toBe(`${baseURL}${day}#${deep}`);
    }).toPass();
  });

  test('is offered at once for the message that the address names', async ({ page }) => {
    await page.goto(`${day}#${deep}`);
    await expect(page.locator(`#${deep} [data-copy-link]`)).toBeVisible();
  });

  test('works by keyboard from the time', async ({ page, baseURL }) => {
    await page.goto(day);
    await page.locator(`#${deep} a.timestamp`).focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: '复制链接' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => copied(page)).toBe(`${baseURL}${day}#${deep}`);
  });

  test('gives the permalink of any sentence of a talk, on the day', async ({ page, baseURL }) => {
    await page.goto('talks/product-2023-03-09-1930/');
    const sentence = page.locator('[data-part="talk"] p .said').nth(1);
    const id = await sentence.getAttribute('id');
    await sentence.hover();
    await page.getByRole('button', { name: '复制链接' }).click();
    await expect.poll(() => copied(page)).toBe(`${baseURL}${day}#${id}`);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an address opens the day at its message and marks it', async ({ page }) => {
    await page.goto(`${day}#${deep}`);
    await expect(page.locator(`#${deep}:target`)).toBeInViewport();
  });

  test('Chromium unfolds the sign-in by itself', async ({ page }) => {
    await page.goto(`${day}#${folded}`);
    await expect(page.locator(`#${folded}:target`)).toBeInViewport();
  });

  test('days and talks are read, and led to, as with it', async ({ page }) => {
    await page.goto('');
    await page.locator('main').getByRole('link', { name: '支付产品夜话' }).first().click();
    await page
      .getByRole('table')
      .getByRole('link', { name: /3 月 9 日/ })
      .click();
    await expect(page.locator('[data-part="talk"]')).toContainText('T+1');
    await page.getByRole('link', { name: '按文章阅读' }).click();
    await page.locator('details.reactions summary').first().click();
    await expect(page.locator('details.reactions li').first()).toBeVisible();
  });
});
