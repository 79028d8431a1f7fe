import { expect, type Locator, type Page, test } from '@playwright/test';

/** Where following an address leaves the reader: at the start of sections, with messages in full view. */
const sizes = { desktop: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } } as const;
const day = 'product/2023-03-09/';
const talk = 'talks/product-2023-03-09-1930/';

/** How far below the header something begins, in pixels; negative where the header covers it. */
const belowHeader = (element: Locator): Promise<number> =>
  element.evaluate((one) => {
    const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0;
    return one.getBoundingClientRect().top - header;
  });

/** Expects a target to begin just below the header; one near the end of the page, as near to it as scrolling goes. */
async function expectAtStart(page: Page, element: Locator, name: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const gap = await belowHeader(element);
        const atEnd = await page.evaluate(
          () => scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
        );
        return gap >= 0 && (gap <= 60 || (atEnd && gap < 800)) ? 'at its start' : `${name}: ${gap} px`;
      },
      { message: name },
    )
    .toBe('at its start');
}

for (const [device, viewport] of Object.entries(sizes)) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport });

    for (const path of [day, talk]) {
      test(`every entry of the outline of ${path} leads to the start of its section`, async ({ page }) => {
        await page.goto(path);
        const outline = page.locator('[data-outline]');
        const links = outline.locator('a[href*="#"]:not([href*="#m-"])');
        expect(await links.count()).toBeGreaterThan(2);
        for (const link of await links.all()) {
          await outline.evaluate((details: HTMLDetailsElement) => (details.open = true));
          const id = ((await link.getAttribute('href')) ?? '').split('#')[1] ?? '';
          await link.evaluate((one: HTMLAnchorElement) => one.click());
          await expectAtStart(page, page.locator(`[id="${decodeURIComponent(id)}"]`), id);
        }
      });
    }

    test('an address opens a section at its start', async ({ page }) => {
      await page.goto(day);
      const id = await page.locator('[data-part="qa"]').getAttribute('id');
      await page.goto('talks/');
      await page.goto(`${day}#${id}`);
      await expectAtStart(page, page.locator(`[id="${id}"]`), 'questions and answers');
    });

    test('of a message longer than the screen the first line is seen', async ({ page }) => {
      await page.route(`**/${day}`, async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const long = '<p>这一段很长。</p>'.repeat(80);
        await route.fulfill({
          response,
          body: html.replace(/(<article[^>]* id="m-200025"[^]*?<div class="body">)/, `$1${long}`),
        });
      });
      await page.goto(`${day}#m-200025`);
      const message = page.locator('#m-200025');
      expect((await message.boundingBox())?.height).toBeGreaterThan(viewport.height);
      await expectAtStart(page, message, 'long message');
    });

    test('a message stands in the middle, with what was said before it', async ({ page }) => {
      await page.goto(`${day}#m-200025`);
      const gap = () => belowHeader(page.locator('#m-200025'));
      await expect.poll(gap).toBeGreaterThan(100);
      await expect(page.locator('#m-200025')).toBeInViewport({ ratio: 1 });
    });
  });
}
