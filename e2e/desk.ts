import { randomUUID } from 'node:crypto';
import { test as base, expect, type APIRequestContext, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { openHouse, type House } from './house.js';
import { openLine, type Line } from './line.js';

export const PASSWORD = 'guanjia';
export type Theme = 'light' | 'dark';
export type Language = 'zh-CN' | 'en';

/** A person at a screen of their own. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Asks the API as this person; throws on errors. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
}

interface Desk {
  /** Signs in through the sign-in page and stands before the board. */
  signIn(login: string, options?: { url?: string; theme?: Theme; language?: Language }): Promise<Person>;
  /** A line to the house that can be cut. */
  line: Line;
}

export const test = base.extend<Desk, { house: House; ownHouse: string | null }>({
  // Walks that say `test.use({ ownHouse: 'duties' })` get a house in which nobody else's matters ring: a worker serves one name, so two files share none.
  ownHouse: [null, { option: true, scope: 'worker' }],
  house: [
    async ({ ownHouse: _ }, use) => {
      const house = await openHouse();
      await use(house);
      await house.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  line: async ({ house }, use) => {
    const line = await openLine(house.url);
    await use(line);
    await line.close();
  },
  signIn: async ({ browser, house }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (login, { url = house.url, theme = 'light', language = 'zh-CN' } = {}) => {
      const context = await browser.newContext({ baseURL: url });
      contexts.push(context);
      await context.addInitScript((chosen) => localStorage.setItem('guanjia.theme', chosen), theme);
      const page = await context.newPage();
      await page.goto('/');
      await page.getByLabel(/^(账号|Account)$/).fill(login);
      await page.getByLabel(/^(密码|Password)$/).fill(PASSWORD);
      await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
      await expect(page).toHaveURL(/\/board/);
      // The language stays with the person, and another walk may have left another one.
      await expect(page.getByRole('navigation').first()).toBeVisible();
      if ((await page.locator('html').getAttribute('lang')) !== language) {
        await ask(context.request, url, 'mutation ($language: String!) { setLanguage(language: $language) { id } }', { language });
        await page.reload();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      }
      return { page, context, ask: (query, variables) => ask(context.request, url, query, variables) };
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

async function ask<T>(request: APIRequestContext, url: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await request.post(`${url}/graphql`, { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Registers a matter past the form, where the form is not what is looked at. @returns id, number and version */
export async function receive(person: Person, matter: string, kind = 'COMPLAINT'): Promise<{ id: string; number: string; version: number }> {
  const { serviceCentres } = await person.ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  const centreId = serviceCentres[0]?.id;
  const { places } = await person.ask<{ places: { id: string; kind: string }[] }>('query ($centreId: ID!) { places(centreId: $centreId, search: "1") { id kind } }', { centreId });
  const unit = places.find((place) => place.kind === 'UNIT');
  const { receiveCase } = await person.ask<{ receiveCase: { case: { id: string; number: string; version: number } } }>(
    'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number version } refusal { message { en } } } }',
    { input: { clientKey: randomUUID(), centreId, kind, channel: 'TELEPHONE', matter, unitId: unit?.id, anonymous: true } },
  );
  return receiveCase.case;
}

/** How long one try of something that is tried again may take: long enough for a click on a loaded machine. */
const ONE_TRY = { timeout: 5_000 };

/** Goes to a place as a person does: by its link in the header, or by the menu behind them where the window has no room for it. */
export async function enter(page: Page, place: string): Promise<void> {
  const places = page.getByRole('banner').getByRole('navigation');
  const link = places.getByRole('link', { name: place, exact: true });
  const item = page.getByRole('menuitem', { name: new RegExp(`^${place}`) });
  await expect(places.getByRole('link').first()).toBeVisible();
  // The header measures its room again as it fills: what was a link stands in the menu a moment later.
  await expect(async () => {
    if (await link.isVisible()) return link.click(ONE_TRY);
    if (!(await item.isVisible())) await places.getByRole('button').click(ONE_TRY);
    await item.click(ONE_TRY);
  }).toPass();
}

/** Goes to a place by its two keys, one after the other: they belong together for a second only, and a machine that was held up in between presses again. */
export async function pressPlace(page: Page, keys: readonly [string, string], address: RegExp): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(address, ONE_TRY);
  }).toPass();
}

/** Chooses a verb on the case page: the one primary button, or the menu beside it. @returns its dialog */
export async function choose(page: Page, verb: string): Promise<Locator> {
  const button = page.getByRole('main').getByRole('button', { name: verb, exact: true });
  const more = page.getByRole('button', { name: /其他操作|More actions/ });
  const item = page.getByRole('menuitem', { name: verb, exact: true });
  const dialog = page.getByRole('dialog');
  await expect(more).toBeVisible();
  await expect(dialog).toHaveCount(0);
  // News of the case, heard meanwhile, moves a verb between the button and the menu.
  await expect(async () => {
    if (await dialog.isVisible()) return;
    if (await button.isVisible()) await button.click(ONE_TRY);
    else {
      if (!(await item.isVisible())) await more.click(ONE_TRY);
      await item.click(ONE_TRY);
    }
    await expect(dialog).toBeVisible(ONE_TRY);
  }).toPass();
  return dialog;
}

/** Nothing runs out of the window sideways, once a new width is laid out. */
export async function fitsWidth(page: Page, where: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), { message: `no sideways scrolling: ${where}` }).toBeLessThanOrEqual(0);
}
