import { expect, test } from './site.ts';

test.use({ site: 'english', locale: 'en-GB' });

const day = 'ledgers/2024-05-14/';

test('a reader finds from the home page to a talk in English', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { name: 'Newest talks' })).toBeVisible();
  await expect(page.getByText('2 days · 21 messages · 1 talk')).toBeVisible();
  await page.locator('main').getByRole('link', { name: 'Retries without tears' }).first().click();
  await expect(page.getByRole('heading', { name: 'Retries without tears', level: 1 })).toBeVisible();
  await expect(page.getByText('Lead Maya Lindqvist')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Questions and answers' })).toBeVisible();
});

test('questions and answers of an English talk stand together', async ({ page }) => {
  await page.goto('talks/ledgers-2024-05-14-1900/');
  const qa = page.locator('[data-part="qa"]');
  await expect(qa).toContainText(/How long should the server keep a key\?[^]*thirty days[^]*another amount/);
  await expect(qa).toContainText(/another amount\?[^]*Refuse it/);
});

test('a day is told in English, part by part', async ({ page }) => {
  await page.goto(day);
  await expect(page.getByText('19 messages · 4 people · 09:12 – 20:40')).toBeVisible();
  for (const name of ['Talk', 'Questions and answers'])
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await page.locator('#m-190230').hover();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
});

test('the search answers in English and leads to the message', async ({ page }) => {
  await page.goto('search/?q=idempotency');
  const results = page.locator('#results');
  await expect(results).toHaveAttribute('data-count', '2');
  await expect(page.getByRole('status').filter({ hasText: '2 messages' })).toBeAttached();
  await results.locator('a[data-hit]').first().click();
  await expect(page).toHaveURL(/\/ledgers\/2024-05-14\/.*#m-190230$/);
  await expect(page.locator('#m-190230')).toBeInViewport();
});

test('a search without an answer says so in English', async ({ page }) => {
  await page.goto('search/?q=zebra');
  await expect(page.locator('#results')).toHaveAttribute('data-count', '0');
  await expect(page.locator('#results')).toContainText('zebra');
  await expect(page.locator('#results')).not.toContainText(/\p{Script=Han}/u);
});

test('a page that is not there says so in English', async ({ page }) => {
  await page.goto('no-such-page/');
  await expect(page.locator('h1')).toHaveText('No such page');
});

test('who signs in to an English talk is counted', async ({ page }) => {
  await page.goto('talks/ledgers-2024-05-14-1900/');
  await expect(page.getByText('3 signed in')).toBeAttached();
});

test('a chat is marked as being in its language, for those who listen', async ({ page }) => {
  for (const [address, words] of [
    [day, '#m-190230 .body'],
    ['talks/ledgers-2024-05-14-1900/', '[data-part="talk"] p'],
  ] as const) {
    await page.goto(address);
    const language = await page
      .locator(words)
      .first()
      .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'));
    expect(language).toBe('en');
  }
});
