import { expect, test } from '@playwright/test';

const talk = 'talks/product-2023-03-09-1930/';

test('a talk reads like an article: words joined, reactions and sign-in folded', async ({ page }) => {
  await page.goto(talk);
  const prose = page.locator('[data-part="talk"]');
  const paragraphs = await prose.locator('.block p').count();
  const messages = await prose.locator('[data-kind]').count();
  expect(paragraphs).toBeGreaterThan(5);
  expect(messages).toBeGreaterThan(paragraphs * 1.5);
  await expect(page.locator('details.reactions').first()).not.toHaveAttribute('open');
  await expect(page.locator('details.reactions li').first()).toBeHidden();
  await expect(page.locator('details[data-part="sign-in"]')).not.toHaveAttribute('open');
  await expect(page.locator('[data-part="qa"] section')).not.toHaveCount(0);
});

test('every message of the session is on its page once', async ({ page }) => {
  await page.goto('product/2023-03-09/');
  const ids = () => page.locator('[data-session] [data-kind]').evaluateAll((all) => all.map((one) => one.id));
  const onDay = await ids();
  await page.goto(talk);
  expect((await ids()).sort()).toEqual(onDay.sort());
});

test('an address inside folded reactions opens them', async ({ page }) => {
  await page.goto(talk);
  const reaction = page.locator('details.reactions li').first();
  await expect(reaction).toBeHidden();
  const id = await reaction.getAttribute('id');
  await page.goto(`${talk}#${id}`);
  await expect(page.locator(`#${id}`)).toBeVisible();
  await expect(page.locator(`#${id}`)).toBeInViewport();
});

test('pictures stand in place, with a size and words for those who do not see them', async ({ page }) => {
  await page.goto(talk);
  const pictures = page.locator('[data-part="talk"] img');
  expect(await pictures.count()).toBeGreaterThan(0);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveAttribute('alt', /.+/);
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  }
});

test('a picture has its place before it is loaded, so that nothing moves', async ({ page }) => {
  await page.route('**/media/**', (route) => route.abort());
  await page.goto(talk);
  const box = await page.locator('[data-part="talk"] img').first().boundingBox();
  expect(box?.width).toBeGreaterThan(200);
  expect(box?.height).toBeGreaterThan(100);
});

test('a picture opens large and closes again', async ({ page }) => {
  await page.goto(talk);
  await page.locator('[data-part="talk"] a.zoom img').first().click();
  const large = page.getByRole('dialog');
  await expect(large.locator('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
});

test("every citation of the digest leads to a message's place", async ({ page }) => {
  await page.goto(talk);
  const cited = await page
    .locator('.digest .cite a')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(cited.length).toBeGreaterThan(20);
  await page.locator('.digest .cite a').first().click();
  await expect(page).toHaveURL(/\/product\/2023-03-09\/#m-193058$/);
  await expect(page.locator('#m-193058')).toBeInViewport();
  const missing = await page.evaluate(
    (links) => links.filter((link) => !document.getElementById(new URL(link).hash.slice(1))),
    cited,
  );
  expect(missing).toEqual([]);
});

test('the parts of a transcript stand apart', async ({ page }) => {
  await page.goto(`${talk}transcript/`);
  const heading = page.locator('[data-part="talk"] h2');
  const last = page.locator('[data-part="sign-in"] [data-kind]').last();
  const [below, above] = await Promise.all([heading.boundingBox(), last.boundingBox()]);
  expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThan(20);
});
