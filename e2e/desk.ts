import { randomUUID } from 'node:crypto';
import { test as base, expect, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test';
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
    { scope: 'worker', timeout: 90_000 },
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

/** Goes to a place as a person does: by its link in the header, or by the menu behind them where the window has no room for it. */
export async function enter(page: Page, place: string): Promise<void> {
  const places = page.getByRole('banner').getByRole('navigation');
  const link = places.getByRole('link', { name: place, exact: true });
  await expect(places.getByRole('link').first()).toBeVisible();
  if (await link.isVisible()) return link.click();
  await places.getByRole('button').click();
  await page.getByRole('menuitem', { name: new RegExp(`^${place}`) }).click();
}
