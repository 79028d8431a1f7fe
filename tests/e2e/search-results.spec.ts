import { expect, type Page, test } from '@playwright/test';
import { readPeople } from '../../src/archive/disk/people.ts';
import { indexPeople } from '../../src/archive/people.ts';
import type { BundleDays, TextBlock } from '../../src/search/format/bundle.ts';
import type { SearchBox } from '../../src/search/browser/search-box.ts';
import { speakersOf } from '../../src/view/speaker.ts';
import { readOracleDays } from '../content.ts';

const content = process.env['QUNLU_CONTENT'] ?? 'content';
const results = (page: Page) => page.locator('#results');
const hits = (page: Page) => results(page).locator('a[data-hit]');
const others = (page: Page) => results(page).locator('a[data-other-hit]');
const answered = (page: Page) => expect(results(page)).toHaveAttribute('data-state', 'done');
const count = async (page: Page) => Number(await results(page).getAttribute('data-count'));

interface Line {
  href: string;
  text: string;
  person: string;
  /** Its day, and its number in it. */
  day: string;
  index: number;
}

async function readLines(): Promise<Line[]> {
  const speakerOf = speakersOf(indexPeople((await readPeople(content)).people));
  const lines: Line[] = [];
  for (const { room, date, messages } of readOracleDays(content)) {
    messages.forEach(({ id, text, kind, speaker }, index) => {
      if (kind === 'removed') return;
      const href = `/${room}/${date}/#${id}`;
      const person = speakerOf(room, speaker).name;
      lines.push({ href, text, person, day: `${room}/${date}`, index });
    });
  }
  return lines;
}

const hrefs = (page: Page, selector: string) =>
  results(page)
    .locator(selector)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** Makes the engine of the page answer that a question has another wording, once a reader has pressed Shift. */
const rewordLate = (page: Page, word: string) =>
  page.evaluate((word) => {
    const box = document.querySelector('search-box') as SearchBox;
    const pressed = new Promise((resolve) => addEventListener('keyup', resolve, { once: true }));
    box.engine.variants = async () => {
      await pressed;
      return [{ query: { all: [word], none: [] }, typed: word, reason: 'synonym' }];
    };
  }, word);

test('best first: the same messages, grouped, long talk before chatter, and the rest in place', async ({
  page,
}) => {
  await page.goto('search/?q=清算');
  await answered(page);
  const all = await count(page);
  await page.getByLabel('排序').selectOption('best');
  await expect(page).toHaveURL(/sort=best/);
  await answered(page);
  expect(await count(page)).toBe(all);
  await expect(hits(page)).toHaveCount(10);
  const groups = results(page).locator('.hit-group');
  for (const group of await groups.all())
    expect(await group.locator('a[data-hit]').count()).toBeLessThanOrEqual(3);
  const rest = groups.first().getByRole('button', { name: /^(本专题|当天)另有 \d+ 条$/ });
  const left = Number(/\d+/.exec((await rest.textContent()) ?? '')?.[0]);
  const second = await groups.nth(1).locator('a[data-hit]').first().getAttribute('href');
  await rest.click();
  await expect(groups.first().locator('a[data-hit]')).toHaveCount(3 + Math.min(left, 50));
  await expect(groups.first().locator('a[data-hit]').nth(3)).toBeFocused();
  expect(await groups.nth(1).locator('a[data-hit]').first().getAttribute('href')).toBe(second);

  await page.goto(`search/?q=清算&sort=best&limit=5000`);
  await answered(page);
  const more = results(page).getByRole('button', { name: /另有/ });
  while ((await more.count()) > 0) {
    const shown = await hits(page).count();
    await more.first().dispatchEvent('click');
    await expect.poll(() => hits(page).count()).toBeGreaterThan(shown);
  }
  await expect(hits(page)).toHaveCount(all);
  expect(new Set(await hrefs(page, 'a[data-hit]')).size).toBe(all);
});

test('the messages around a hit open in place, with the keyboard too', async ({ page }) => {
  const lines = await readLines();
  await page.goto('search/?q=清算');
  await answered(page);
  const href = (await hits(page).nth(1).getAttribute('href')) ?? '';
  const hit = lines.find((line) => line.href === href) as Line;
  const item = results(page).locator('.hits > li').nth(1);
  const button = item.getByRole('button', { name: '前后文' });
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await hits(page).nth(1).focus();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  const near = (reach: number) =>
    lines
      .filter(({ day, index }) => day === hit.day && Math.abs(index - hit.index) <= reach)
      .map((line) => line.href);
  await expect.poll(() => hrefs(page, '.context a[data-context]')).toEqual(near(3));
  const top = async () => Math.round((await item.locator('[aria-current]').boundingBox())?.y ?? 0);
  await expect(item.locator('.context li[aria-current] mark').first()).toHaveText('清算');

  const before = await top();
  await item.getByRole('button', { name: '往前再多一些' }).click();
  await expect.poll(() => hrefs(page, '.context a[data-context]')).toEqual([...near(8).slice(0, -5)]);
  expect(await top()).toBe(before);
  await item.getByRole('button', { name: '往后再多一些' }).click();
  await expect.poll(() => hrefs(page, '.context a[data-context]')).toEqual(near(8));
  await item.locator('.context a').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).nth(2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(hits(page).nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expect(button).toBeFocused();
  await expect(item.locator('.context')).toBeHidden();
});

test('more before and more after, asked for at once, are both shown', async ({ page }) => {
  await page.goto('search/?q=清算');
  await answered(page);
  const item = results(page).locator('.hits > li').nth(1);
  await item.getByRole('button', { name: '前后文' }).click();
  await expect(item.locator('.context li')).toHaveCount(7);
  await item.evaluate((line) => {
    for (const edge of ['earlier', 'later'])
      line.querySelector<HTMLButtonElement>(`[data-more-context="${edge}"]`)?.click();
  });
  await expect(item.locator('.context li')).toHaveCount(17);
});

test('in the dialog Escape closes the messages around a hit first, then the dialog', async ({ page }) => {
  await page.goto('talks/');
  await page.keyboard.press('/');
  await page.keyboard.type('清算');
  await answered(page);
  await results(page).getByRole('button', { name: '前后文' }).first().click();
  await expect(results(page).locator('.context li')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(results(page).locator('.context:visible')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('around a hit a removed message says that it was removed, and text is no HTML', async ({ page }) => {
  await page.route('**/text/*.json*', async (route) => {
    const response = await route.fetch();
    const block = (await response.json()) as TextBlock;
    block.messages = block.messages.map(([id, speaker, text]) => [id, speaker, `<img src=x>${text}`]);
    await route.fulfill({ response, json: block });
  });
  await page.route('**/days.json*', async (route) => {
    const response = await route.fetch();
    const days = (await response.json()) as BundleDays;
    for (const day of days.records.flat()) day.removed = Array.from({ length: 400 }, (_, index) => index * 2);
    await route.fulfill({ response, json: days });
  });
  await page.goto('search/?q=清算');
  await answered(page);
  await results(page).getByRole('button', { name: '前后文' }).first().click();
  await expect(results(page).locator('.context')).toContainText(['这条消息已移除']);
  await expect(results(page).locator('.context')).toContainText(['<img src=x>']);
  await expect(results(page).locator('img')).toHaveCount(0);
});

test('the filter by person counts, narrows by typing, and stands in the address', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const lines = (await readLines()).filter(({ text }) => text.includes('清算'));
  const said = Map.groupBy(lines, ({ person }) => person);
  const [name, messages] = [...said].sort((a, b) => b[1].length - a[1].length)[0] as [string, Line[]];
  await page.goto('search/?q=清算');
  await answered(page);
  expect(await count(page)).toBe(lines.length);
  expect(asked.filter((url) => url.includes('speakers.json'))).toEqual([]);

  const filter = page.locator('[data-person]');
  await filter.locator('summary').click();
  await expect(filter.getByRole('button').first()).toHaveText(`${name}（${messages.length}）`);
  await page.keyboard.type(name.slice(0, 3));
  await expect(filter.getByRole('button').first()).toHaveText(`${name}（${messages.length}）`);
  await page.keyboard.press('Enter');
  await expect(results(page)).toHaveAttribute('data-count', String(messages.length));
  await expect(page).toHaveURL(new RegExp(`person=${encodeURIComponent(name)}`));
  await expect(filter.locator('summary')).toContainText(name);
  const addresses = new Set(messages.map(({ href }) => href));
  for (const href of await hrefs(page, 'a[data-hit]')) expect(addresses.has(href)).toBe(true);
  const places = await page
    .locator('select[name="place"] option:not([value=""], [value="file"])')
    .allTextContents();
  const sum = places.reduce((total, text) => total + Number(/（(\d+)）/.exec(text)?.[1]), 0);
  expect(sum).toBe(messages.length);

  await filter.locator('summary').click();
  await filter.getByRole('button', { name: '全部成员' }).click();
  await expect(results(page)).toHaveAttribute('data-count', String(lines.length));
  await expect(page).not.toHaveURL(/person=/);
});

test('the filter by person is filled when it was opened before the messages were found', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/days.json*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('search/?q=清算');
  const filter = page.locator('[data-person]');
  await filter.locator('summary').click();
  release();
  await answered(page);
  await expect(filter.getByRole('button').first()).toHaveText(/（\d+）$/);
});

test('says so when it does not load who said what, and tries again', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.route('**/speakers.json*', (route) => route.abort());
  await page.goto('search/?q=清算');
  await answered(page);
  const filter = page.locator('[data-person]');
  await filter.locator('summary').click();
  await expect(page.locator('[data-search-status]')).toContainText('索引文件未能载入');
  await expect(filter).not.toContainText('没有这样的成员');
  await page.unroute('**/speakers.json*');
  await filter.locator('summary').click();
  await filter.locator('summary').click();
  await expect(filter.getByRole('button').first()).toHaveText(/（\d+）$/);
  expect(errors).toEqual([]);
});

test('a person without words: all that they said, newest first', async ({ page }) => {
  const lines = await readLines();
  const [name, messages] = [...Map.groupBy(lines, ({ person }) => person)].sort(
    (a, b) => b[1].length - a[1].length,
  )[0] as [string, Line[]];
  await page.goto(`search/?person=${encodeURIComponent(name)}&limit=5000`);
  await expect(results(page)).toHaveAttribute('data-count', String(messages.length));
  const shown = await hrefs(page, 'a[data-hit]');
  expect(new Set(shown)).toEqual(new Set(messages.map(({ href }) => href)));
  const dates = shown.map((href) => href.split('/')[2] ?? '');
  expect(dates).toEqual([...dates].sort().reverse());
  await expect(page.locator('[data-offers]')).toBeHidden();
  await page.goto(`search/?person=${encodeURIComponent('没有这个人')}`);
  await expect(results(page)).toHaveAttribute('data-count', '0');
  await expect(results(page)).toContainText('没有找到“没有这个人”的消息');
});

test('messages with other wordings stand among the hits, marked, and are not counted', async ({ page }) => {
  const lines = await readLines();
  const exact = lines.filter(({ text }) => text.includes('代收业务'));
  const more = lines.filter(({ text }) => text.includes('代收') && !text.includes('代收业务'));
  await page.goto('search/?q=代收业务&limit=200');
  await expect(results(page)).toHaveAttribute('data-count', String(exact.length));
  await expect(
    page.getByRole('status').filter({ hasText: `另有 ${more.length} 条用了“代收”` }),
  ).toBeAttached();
  await expect(others(page)).toHaveCount(more.length);
  await expect(others(page).first()).toContainText('同义词：代收');
  expect(new Set(await hrefs(page, 'a[data-other-hit]'))).toEqual(new Set(more.map(({ href }) => href)));
  expect(new Set(await hrefs(page, 'a[data-hit]'))).toEqual(new Set(exact.map(({ href }) => href)));
  const dates = (await hrefs(page, '.hits > li > a')).map((href) => href.split('/')[2] ?? '');
  expect(dates).toEqual([...dates].sort().reverse());

  const href = (await others(page).first().getAttribute('href')) ?? '';
  await others(page).first().click();
  await page.waitForURL(`**${href}`);
  await expect(page.locator('.hit-bar')).toContainText('本页第');
  await page.goBack();
  await answered(page);
  await page.getByLabel('也找同义词').uncheck();
  await expect(others(page)).toHaveCount(0);
  await expect(page).toHaveURL(/wordings=off/);
  await expect(results(page)).toHaveAttribute('data-count', String(exact.length));
});

test('other wordings that come late do not move what is being read', async ({ page }) => {
  await page.goto('search/');
  await page.evaluate(() => customElements.whenDefined('search-box'));
  await rewordLate(page, '账');
  await page.locator('input[name="q"]').first().fill('清算');
  await answered(page);
  const places = () =>
    hits(page).evaluateAll((links) =>
      links.map((link) => link.getBoundingClientRect().top).filter((top) => top > 0 && top < innerHeight),
    );
  const before = await places();
  await page.keyboard.press('Shift');
  await expect(page.getByRole('status').filter({ hasText: '用了“账”' })).toBeAttached();
  const after = await places();
  expect(before.length).toBeGreaterThan(1);
  expect(after.length).toBe(before.length);
  for (const [index, top] of after.entries()) expect(Math.abs(top - (before[index] ?? 0))).toBeLessThan(2);
  const held = page.getByRole('button', { name: /^把其中 \d+ 条放进上面的结果$/ });
  const shown = await others(page).count();
  const waiting = Number(/\d+/.exec((await held.textContent()) ?? '')?.[0]);
  await held.click();
  await expect(others(page)).toHaveCount(shown + waiting);
  await expect(held).toBeHidden();
});

test('words in neighbouring messages are shown below the hits, and not counted', async ({ page }) => {
  const lines = await readLines();
  const words = ['备付金', '对账', '代扣', '二清', '结算', '商户', '余额', '预付卡'];
  const hold = (word: string) => lines.filter(({ text }) => text.includes(word));
  const pair = words
    .flatMap((a) => words.filter((b) => b > a).map((b) => [a, b] as const))
    .find(([a, b]) => {
      const exact = hold(a).filter(({ text }) => text.includes(b));
      const far = (one: Line) =>
        !exact.some(({ day, index }) => day === one.day && Math.abs(index - one.index) < 9);
      return (
        exact.length < 10 &&
        hold(a).some(
          (one) =>
            far(one) && hold(b).some(({ day, index }) => day === one.day && Math.abs(index - one.index) <= 3),
        )
      );
    });
  const [a, b] = pair ?? ['', ''];
  await page.goto(`search/?q=${a} ${b}`);
  await answered(page);
  const exact = hold(a).filter(({ text }) => text.includes(b));
  expect(await count(page)).toBe(exact.length);
  await expect(hits(page)).toHaveCount(exact.length);
  const near = results(page).locator('[data-near-hit]');
  await expect(near.first()).toBeVisible();
  for (const one of await near.all()) {
    await expect(one.locator('mark').filter({ hasText: a }).first()).toBeVisible();
    await expect(one.locator('mark').filter({ hasText: b }).first()).toBeVisible();
  }
  expect(await results(page).locator('[data-near-hit] a[data-hit]').count()).toBe(0);
});

test('on a phone the filters are one line until they are wanted', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('search/?q=清算&sort=best');
  await answered(page);
  const unfold = page.getByRole('button', { name: '筛选与排序（已选 1 项）' });
  await expect(page.getByLabel('排序')).toBeHidden();
  await expect(hits(page).first()).toBeInViewport();
  await unfold.click();
  await expect(page.getByLabel('排序')).toHaveValue('best');
  await page.locator('[data-person] summary').click();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await wide()).toBe(390);
  await page.keyboard.press('Escape');
  await results(page).getByRole('button', { name: '前后文' }).first().click();
  await expect(results(page).locator('.context li').first()).toBeVisible();
  expect(await wide()).toBe(390);
});
