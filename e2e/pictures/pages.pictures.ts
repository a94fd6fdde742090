import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { wallAddress } from '../bench/wall-address.js';
import { expect, receive, test, type Language, type Person, type Theme } from '../desk.js';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const MOST_BYTES = 150_000;
const DESK = { width: 1366, height: 768 };

/** Writes one picture. Text stays sharp at this quality; a picture that is too large says so instead of being made worse. */
async function take(page: Page, name: string): Promise<void> {
  // The hand that signed in would leave a row marked.
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  const bytes = Buffer.from(data, 'base64');
  expect(bytes.length, name).toBeLessThanOrEqual(MOST_BYTES);
  await writeFile(`${FOLDER}${name}.webp`, bytes);
  console.log(`${name}.webp ${(bytes.length / 1000).toFixed(0)} kB`);
}

/** The demo's complaint with the longest story. */
async function richestCase({ ask }: Person): Promise<string> {
  const { cases } = await ask<{ cases: { edges: { node: { number: string; timeline: unknown[] } }[] } }>('{ cases(first: 50, filter: { kind: COMPLAINT }) { edges { node { number timeline { id } } } } }');
  return cases.edges.map(({ node }) => node).sort((a, b) => b.timeline.length - a.timeline.length)[0]!.number;
}

async function wallFrom(browser: Browser, person: Person, language: Language): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await page.goto(await wallAddress(person, language));
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  return page;
}

const WORDS = {
  'zh-CN': { ending: 'zh', matter: '厨房水管漏水，地面积水', search: /^电话、房号或姓名/, matterField: /^事项/ },
  en: { ending: 'en', matter: 'Kitchen pipe leaking, water on the floor', search: /^Telephone, room or name/, matterField: /^Matter/ },
} as const;
const LOOKS: readonly (readonly [Language, Theme])[] = [['zh-CN', 'light'], ['en', 'light'], ['zh-CN', 'dark'], ['en', 'dark']];

test.beforeAll(() => mkdir(FOLDER, { recursive: true }));

for (const [language, theme] of LOOKS) {
  test(`pictures, ${language}, ${theme}`, async ({ signIn, browser }) => {
    const { ending, matter, search, matterField } = WORDS[language];
    const supervisor = await signIn('supervisor.1', { language, theme });
    const { page } = supervisor;
    await page.setViewportSize(DESK);
    await expect(page.getByRole('grid').getByRole('row').nth(3)).toBeVisible();
    if (theme === 'dark') return void (await take(page, `board-dark.${ending}`));
    await take(page, `board.${ending}`);
    await page.goto(`/cases/${await richestCase(supervisor)}`);
    await expect(page.getByRole('main').getByRole('heading').nth(1)).toBeVisible();
    await take(page, `case.${ending}`);
    await page.goto('/policies/complaints/s-k');
    await expect(page.getByRole('article').nth(1)).toBeVisible();
    await take(page, `policy.${ending}`);

    const reception = await signIn('reception.1', { language });
    await reception.page.setViewportSize(DESK);
    await reception.page.goto('/new');
    await reception.page.getByRole('combobox', { name: search }).fill('ljg');
    await expect(reception.page.getByRole('option').first()).toBeVisible();
    await reception.page.keyboard.press('Enter');
    await reception.page.getByRole('textbox', { name: matterField }).fill(matter);
    await reception.page.keyboard.press('Alt+3');
    await expect(reception.page.getByText('FD-06').first()).toBeVisible();
    await take(reception.page, `registration.${ending}`);

    const { id, version } = await receive(supervisor, matter, 'REPAIR');
    await supervisor.ask('mutation ($input: TransferCaseInput!) { transferCase(input: $input) { case { id } } }', { input: { clientKey: `picture ${id}`, caseId: id, version, department: '工程部', ownerPost: 'MAINTENANCE' } });
    const handler = await signIn('maintenance.1', { language });
    await handler.page.setViewportSize({ width: 390, height: 844 });
    await handler.page.goto('/my');
    await expect(handler.page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await take(handler.page, `my.${ending}`);

    const wall = await wallFrom(browser, await signIn('manager.1'), language);
    await take(wall, `wall.${ending}`);
    await wall.context().close();
  });
}
