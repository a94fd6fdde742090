import { randomUUID } from 'node:crypto';
import { expect, fitsWidth, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

const RECEIVE = 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { number } } }';

/** A complaint of each of these homes, one after the other. @returns their numbers */
async function complaints(person: Person, matter: string, homes: readonly string[], centreId: string): Promise<string[]> {
  const numbers: string[] = [];
  for (const unitId of homes) {
    const input = { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, unitId, anonymous: true };
    numbers.push((await person.ask<{ receiveCase: { case: { number: string } } }>(RECEIVE, { input })).receiveCase.case.number);
  }
  return numbers;
}

async function homesOf(person: Person): Promise<{ centreId: string; homes: string[] }> {
  const { serviceCentres } = await person.ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  const centreId = serviceCentres[0]!.id;
  const { places } = await person.ask<{ places: { id: string; kind: string }[] }>('query ($centreId: ID!) { places(centreId: $centreId, search: "1") { id kind } }', { centreId });
  return { centreId, homes: places.filter(({ kind }) => kind === 'UNIT').map(({ id }) => id) };
}

for (const [theme, language] of LOOKS) {
  test(`X 四, S 4.1.1: what a complaint may be together with others, confirmed by a person: ${language}, ${theme}`, async ({ signIn }, info) => {
    const zh = language === 'zh-CN';
    const person = await signIn('supervisor.1', { theme, language });
    const { page } = person;
    const { centreId, homes } = await homesOf(person);
    const households = [...homes.slice(0, 5), homes[4]!, homes[4]!];
    const numbers = await complaints(person, zh ? '电梯停运三天无人修' : 'Water pump roars all night', households, centreId);
    await page.goto(`/cases/${numbers.at(-1)}`);
    const card = page.getByRole('region', { name: zh ? '待人确认' : 'For a person to confirm' });
    await expect(card).toContainText(zh ? '可能是集体投诉：前后72小时内有5户反映同类事项（X 四）' : '5 households raise a like matter within 72 hours of it (X 四)');
    await expect(card).toContainText(zh ? '可能属重大投诉：该户此前已就同类事项投诉2次（S 4.1.1）' : 'a like matter 2 times before (S 4.1.1)');
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await fitsWidth(page, String(width));
      await page.screenshot({ path: info.outputPath(`candidates ${width}.png`), fullPage: true });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 800 });
    await card.getByRole('link', { name: numbers[0]! }).first().click();
    await expect(page).toHaveURL(new RegExp(`/cases/${numbers[0]}`));
    await expect(card).toContainText('X 四');
    await expect(card).not.toContainText('S 4.1.1');

    await card.getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox', { checked: true }).first()).toBeVisible();
    await dialog.getByLabel(zh ? /为什么是同一事件/ : /Why it is one matter/).fill(zh ? '同一部电梯' : 'One pump');
    await dialog.getByRole('button', { name: zh ? '确认为集体投诉' : 'Confirm as collective' }).click();
    await expect(dialog).toBeHidden();
    await expect(card).toBeHidden();
    await expect(page.getByText(zh ? '集体投诉' : 'Collective complaint', { exact: true }).first()).toBeVisible();
  });
}
