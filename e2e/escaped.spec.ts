import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test, type Person } from './desk.js';

/** What somebody may say at the desk, or a browser may send. */
const HOSTILE = {
  script: '<script>window.ran = "script"</script>',
  image: '<img src="/nothing.png" onerror="window.ran = \'image\'">',
  svg: '"><svg onload="window.ran=1"></svg><a href="javascript:window.ran=1">点我</a>',
  direction: '电梯\u202Efdp.exe\u202C困人\u2066隔离',
  formula: '=HYPERLINK("http://127.0.0.1:9/","=1+1")',
  template: '{{constructor.constructor("window.ran=1")()}} ${7*7} %s &lt;b&gt;',
} as const;

async function receive({ ask }: Person, text: string): Promise<{ id: string; number: string; version: number }> {
  const { serviceCentres } = await ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
  const input = { clientKey: randomUUID(), centreId: serviceCentres[0]!.id, kind: 'REPAIR', channel: 'TELEPHONE', matter: text, description: `详情 ${text}`, placeText: `地点 ${text}`, callerName: `姓名 ${text}`, callerTelephone: '13800135678' };
  const { receiveCase } = await ask<{ receiveCase: { case: { id: string; number: string; version: number } } }>('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number version } } }', { input });
  return receiveCase.case;
}

/** Stands on the page as it was typed, and nothing of it was done. */
async function standsAsTyped(page: Page, text: string, where: string): Promise<void> {
  const shown = () => page.evaluate((wanted) => document.body.textContent.includes(wanted), text);
  await expect.poll(shown, { message: where }).toBe(true);
  const done = await page.evaluate(() => ({
    ran: (window as { ran?: unknown }).ran, made: document.querySelectorAll('img[src*="nothing"], svg[onload], a[href^="javascript:"], [onerror]').length,
    scripts: [...document.querySelectorAll('script')].filter((one) => one.src === '').length,
  }));
  expect(done, where).toEqual({ ran: undefined, made: 0, scripts: 0 });
}

/** An override of direction ends where its text ends: what stands beside it is read from the left. */
async function readsFromTheLeft(page: Page, text: string, where: string): Promise<void> {
  const places = await page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0 || !node.parentElement!.checkVisibility()) continue;
      const left = (offset: number) => {
        const range = document.createRange();
        range.setStart(node!, offset);
        range.setEnd(node!, offset + 1);
        return range.getBoundingClientRect().left;
      };
      return [left(at), left(at + wanted.length - 1)];
    }
    return null;
  }, text);
  expect(places, where).not.toBeNull();
  expect(places![0], where).toBeLessThan(places![1]!);
}

test.describe('what people typed is shown as text', () => {
  test('A18: on the case, on paper, in the list, on the board and on the wall', async ({ signIn, browser, house }) => {
    test.slow();
    const manager = await signIn('manager.1');
    const { page, ask } = manager;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => asked.push(`dialog ${dialog.message()}`)));
    const office = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const { serviceCentres } = await ask<{ serviceCentres: { id: string }[] }>('{ serviceCentres { id } }');
    for (const [name, text] of Object.entries(HOSTILE)) {
      const { id, number, version } = await receive(manager, text);
      await ask('mutation ($input: AddNoteInput!) { addNote(input: $input) { refusal { message { en } } } }', { input: { clientKey: randomUUID(), caseId: id, version, body: `记录 ${text}` } });
      await page.goto(`/cases/${number}`);
      for (const said of [text, `详情 ${text}`, `地点 ${text}`, `姓名 ${text}`, `记录 ${text}`]) await standsAsTyped(page, said, `case, ${name}`);
      await readsFromTheLeft(page, number, `case, ${name}`);
      await page.emulateMedia({ media: 'print' });
      await standsAsTyped(page, text, `paper, ${name}`);
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`/cases?text=${encodeURIComponent(number)}`);
      await standsAsTyped(page, text, `list, ${name}`);
      await readsFromTheLeft(page, number, `list, ${name}`);
      await page.goto(`/board?case=${id}`);
      await standsAsTyped(page, text, `board, ${name}`);
      // A wall shows nothing that was typed at the desk; its own name was.
      const { createWall } = await ask<{ createWall: { token: string } }>('mutation ($input: CreateWallInput!) { createWall(input: $input) { token } }', { input: { centreIds: [serviceCentres[0]!.id], name: [...text].slice(0, 40).join(''), days: 1, language: 'zh-CN' } });
      const wall = await office.newPage();
      await wall.goto(`${house.url}/wall#${createWall.token}`);
      await expect(wall.getByText(/^实时 ·/)).toBeVisible();
      await standsAsTyped(wall, [...text].slice(0, 40).join(''), `wall, ${name}`);
      expect(await wall.evaluate((wanted) => document.body.textContent.includes(wanted), `详情 ${text}`), `wall, ${name}`).toBe(false);
      await wall.close();
    }
    expect(asked.filter((address) => !address.startsWith(house.url) || address.includes('nothing.png')), 'what was fetched').toEqual([]);
    await office.close();
  });
});
