import { expect, test } from '@playwright/test';
import { pageKinds } from './page-kinds.ts';

// What strangers wrote does nothing on the page.

test('markup, templates and scripts in a message are shown as they were written', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('tech/2023-03-10/#m-142145');
  const message = page.locator('#m-142145 .body');
  await expect(message).toBeInViewport();
  expect((await message.innerText()).split('\n').map((line) => line.trim())).toEqual([
    '就是这一段，大家也可以拿去贴自己的系统：',
    '#if($amount > 0)',
    '<script>alert(1)</script>',
    '**不是粗体**',
    '{{order.id}}',
    '| a | b |',
    '[文字](javascript:alert(1))',
    '&lt;b&gt;',
  ]);
  await expect(message.locator('script, strong, b, table, a')).toHaveCount(0);
  expect(dialogs).toEqual([]);
  expect(errors).toEqual([]);
});

test('a picture that only a dead host has is a name, and asks nobody', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('product/2023-03-09/#m-112031');
  const gone = page.locator('.picture-gone').first();
  await expect(gone).toBeVisible();
  await expect(gone).toContainText('20230309_112031.png');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('example.invalid'))).toEqual([]);
});

for (const [kind, address] of Object.entries(pageKinds)) {
  test(`${kind} asks nothing of any other host and reports no error`, async ({ page, baseURL }) => {
    const { origin } = new URL(baseURL ?? '');
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !url.startsWith('data:')) foreign.push(url);
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => {
      // The browser itself notes the status of the page that is not there.
      if (line.type() === 'error' && kind !== 'not found') errors.push(line.text());
    });
    await page.goto(address);
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 2000) {
        window.scrollTo(0, y);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
}
