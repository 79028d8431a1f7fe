import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { pageKinds } from './page-kinds.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [kind, address] of Object.entries(pageKinds)) {
    test(`axe finds nothing on ${kind}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      // Hours that are out of view are not laid out; axe is to see all of them.
      await page.addStyleTag({ content: '.hour { content-visibility: visible !important }' });
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      const axe = new AxeBuilder({ page });
      // Between the two only colours differ.
      const { violations } = await (
        colorScheme === 'light' ? axe.withTags(rules) : axe.withRules('color-contrast')
      ).analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join('\n')}`,
        ),
      ).toEqual([]);
    });
  }
}

test('the first Tab leads past the navigation, and one sees where one is', async ({ page }) => {
  await page.goto('product/2023-03-09/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  const within = await page.evaluate(() => document.querySelector('#main')?.contains(document.activeElement));
  expect(within).toBe(true);
});

test('whatever has the focus shows it', async ({ page }) => {
  await page.goto('');
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    });
    expect(shown, `focus ${step + 1}`).toBe(true);
  }
});
