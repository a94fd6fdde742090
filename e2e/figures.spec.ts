import { randomUUID } from 'node:crypto';
import { expect, fitsWidth, receive, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

/** Months go by here: nobody else's matters should stand in them. */
test.use({ ownHouse: 'figures' });

const MINUTE = 60_000;
const ZONE_HOURS = 8;

/** What month it is at the centre, and how many minutes there are until 10:00 on the 2nd of the next. */
async function monthNow(person: Person): Promise<{ month: string; untilNext: number }> {
  const { me } = await person.ask<{ me: { serverNow: string } }>('{ me { serverNow } }');
  const wall = new Date(Date.parse(me.serverNow) + ZONE_HOURS * 60 * MINUTE);
  const next = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 2, 10);
  return { month: wall.toISOString().slice(0, 7), untilNext: Math.ceil((next - wall.getTime()) / MINUTE) };
}

async function ownCentre(person: Person): Promise<string> {
  const { me } = await person.ask<{ me: { holdings: { centre: { id: string } | null }[] } }>('{ me { holdings { centre { id } } } }');
  return me.holdings[0]!.centre!.id;
}

interface Point {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly records: string;
  readonly groups: readonly { readonly key: string }[];
}

/** One figure of a month, straight from the API. */
async function figure(person: Person, centreIds: readonly string[] | null, month: string, request: object): Promise<readonly Point[]> {
  const { figures } = await person.ask<{ figures: { behind: number; figures: { points: Point[] }[] } }>('query ($input: FiguresInput!) { figures(input: $input) { behind figures { points { value numerator denominator records groups { key } } } } }', {
    input: { centreIds, from: month, until: month, figures: [{ step: 'WHOLE', ...request }] },
  });
  return figures.figures[0]!.points;
}

/** The follower counts behind the journal: waits until a number has come to what is meant. */
async function counted(person: Person, centreId: string, month: string, request: object, wanted: number): Promise<void> {
  await expect.poll(async () => (await figure(person, [centreId], month, request)).reduce((sum, { numerator }) => sum + numerator, 0), { timeout: 60_000 }).toBe(wanted);
}
const countOf = async (person: Person, centreId: string, month: string, key: string) => (await figure(person, [centreId], month, { key }))[0]?.numerator ?? 0;

async function classify(person: Person, { id, version }: { id: string; version: number }, kind: string): Promise<void> {
  const of = kind === 'COMPLAINT' ? { validity: 'VALID', severity: 'MAJOR' } : {};
  const { done } = await person.ask<{ done: { refusal: { message: { en: string } } | null } }>('mutation ($input: ClassifyCaseInput!) { done: classifyCase(input: $input) { refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), caseId: id, version, kind, ...of, basis: 'CORRECTION', reason: '核实后更正' },
  });
  expect(done.refusal).toBeNull();
}

test('the supervisor sees the own centre: what the page says is what the API says; a number opens exactly the records that it counts, and back finds the place', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.1');
  const { page } = supervisor;
  const [{ month }, centreId] = [await monthNow(supervisor), await ownCentre(supervisor)];
  const before = await countOf(supervisor, centreId, month, 'COMPLAINTS');
  await receive(supervisor, '统计：电梯停运');
  await receive(supervisor, '统计：垃圾清运');
  await counted(supervisor, centreId, month, { key: 'COMPLAINTS' }, before + 2);

  const requests: string[] = [];
  page.on('request', (request) => {
    const name = request.url().endsWith('/graphql') ? ((request.postDataJSON() as { operationName?: string } | null)?.operationName ?? '') : '';
    if (name.includes('Figure')) requests.push(name);
  });
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '统计' }).click();
  await expect(page.getByRole('heading', { name: /^统计 · / })).toBeVisible();
  await expect(page.getByText(/已计至第 \d+ 号流水/)).toBeVisible();
  expect(requests, 'all figures of the page are one request').toEqual(['CentreFigures']);

  const row = page.getByRole('row', { name: /^投诉量/ });
  const count = (await figure(supervisor, [centreId], month, { key: 'COMPLAINTS' }))[0]!;
  await expect(row.getByRole('link').first()).toHaveText(String(count.numerator));
  const must = (await figure(supervisor, [centreId], month, { key: 'ATTAINMENT', by: ['STRENGTH'] })).find(({ groups: [group] }) => group?.key === 'MUST')!;
  const tile = page.getByRole('region', { name: '各项比率' }).getByRole('region', { name: '必须遵守的时限' });
  await expect(tile).toContainText(`${must.numerator}/${must.denominator}`);
  await expect(tile).toContainText(`${Math.floor((100 * must.numerator) / must.denominator)}%`);

  const scroller = page.locator('.figures-page');
  await row.getByRole('link').first().scrollIntoViewIfNeeded();
  await scroller.evaluate((element) => (element.scrollTop = 240));
  await row.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: '投诉量' })).toBeVisible();
  await expect(page.getByText(`共${count.numerator}条`)).toBeVisible();
  await expect(page.getByRole('region', { name: '计入的记录' }).getByRole('row')).toHaveCount(Math.min(50, count.numerator) + 1);
  await page.goBack();
  await expect(row).toBeVisible();
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(240);

  await test.step('beside the same month of the next year it is the number of a year before, and opens the same records', async () => {
    await page.goto(`/figures?period=${Number(month.slice(0, 4)) + 1}${month.slice(4)}`);
    await row.getByRole('link', { name: `去年同期 ${count.numerator}`, exact: true }).click();
    await expect(page.getByRole('heading', { name: '投诉量' })).toBeVisible();
    await expect(page.getByText(`共${count.numerator}条`)).toBeVisible();
    await expect(page.getByRole('region', { name: '计入的记录' }).getByRole('row')).toHaveCount(Math.min(50, count.numerator) + 1);
  });
});

test('time limits by row: a cell opens exactly as many records as it says, page by page; the rule leads to its procedure; a filter narrows', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.1');
  const { page } = supervisor;
  const { month } = await monthNow(supervisor);
  await page.goto(`/figures/attainment?period=${month}`);
  const table = page.getByRole('region', { name: '必须遵守的时限' }).getByRole('table').first();
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const cell = table.getByRole('row').nth(1).getByRole('link').nth(1);
  const address = await cell.getAttribute('href');
  const parts = (await cell.textContent())!.match(/(\d+)\/(\d+)/)!;
  await cell.click();
  await expect(page.getByText(`共${parts[2]}条`)).toBeVisible();
  const records = new URL(address!, 'http://x').searchParams.get('of')!;
  const { figureRecords } = await supervisor.ask<{ figureRecords: { totalCount: number; edges: { node: { inNumerator: boolean; number: string } }[] } }>('query ($records: String!) { figureRecords(records: $records, first: 200) { totalCount edges { node { inNumerator number } } } }', { records });
  expect([figureRecords.totalCount, figureRecords.edges.length, figureRecords.edges.filter(({ node }) => node.inNumerator).length]).toEqual([Number(parts[2]), Number(parts[2]), Number(parts[1])]);
  const list = page.getByRole('region', { name: '计入的记录' });
  await expect(list.getByRole('rowheader')).toHaveText(figureRecords.edges.slice(0, 50).map(({ node }) => node.number));
  await expect(list.getByText('✓ 分子和分母')).toHaveCount(figureRecords.edges.slice(0, 50).filter(({ node }) => node.inNumerator).length);
  await list.getByRole('rowheader').first().getByRole('link').click();
  await expect(page).toHaveURL(/\/(cases|duties|callbacks)/);
  await page.goBack();
  await page.getByRole('button', { name: '返回' }).click();
  await expect(table).toBeVisible();

  const posts = page.getByRole('combobox', { name: '岗位' });
  const choice = posts.locator('option').nth(1);
  const limits = Number(/（(\d+)）$/.exec((await choice.textContent())!)![1]);
  await posts.selectOption(await choice.getAttribute('value'));
  await expect(page).toHaveURL(/post=/);
  const total = async () => {
    const cells = await page.locator('.limits-table tfoot td:nth-child(n + 3):nth-child(-n + 8)').allTextContents();
    return cells.reduce((sum, text) => sum + Number(text), 0);
  };
  await expect.poll(total, 'what became of them adds up to the limits of the post').toBe(limits);
  await expect(page.getByRole('combobox', { name: '人员' }), 'a supervisor does not see persons').toHaveCount(0);
  await page.locator('.limits-table .rule-chip').first().click();
  await expect(page).toHaveURL(/\/policies\//);
});

test('a month that is over is frozen; a later correction makes the second version, and the first stays as it was', async ({ signIn }) => {
  const manager = await signIn('manager.1');
  const { page } = manager;
  const [{ month, untilNext }, centreId] = [await monthNow(manager), await ownCentre(manager)];
  const before = await countOf(manager, centreId, month, 'COMPLAINTS');
  const one = await receive(manager, '统计：锁定前登记');
  await counted(manager, centreId, month, { key: 'COMPLAINTS' }, before + 1);
  await page.goto(`/figures?period=${month}`);
  await expect(page.getByRole('button', { name: `锁定${month}` })).toBeDisabled();
  await expect(page.getByText('本月尚未结束，月末之后才能锁定。')).toBeVisible();

  await manager.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes: untilNext });
  await page.reload();
  await page.getByRole('button', { name: `锁定${month}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '锁定', exact: true }).click();
  await expect(page.getByText(`${month}第1版已锁定。`)).toBeVisible();
  const versions = page.getByRole('region', { name: '锁定的统计', exact: true }).first();
  await expect(versions.getByRole('link', { name: '第1版' })).toBeVisible();

  // What was a complaint turns out to be a repair: the month is counted otherwise now.
  await classify(manager, { id: one.id, version: (await manager.ask<{ case: { version: number } }>('query ($id: ID!) { case(id: $id) { version } }', { id: one.id })).case.version }, 'REPAIR');
  await counted(manager, centreId, month, { key: 'COMPLAINTS' }, before);
  await versions.getByRole('link', { name: '第1版' }).click();
  await expect(page.getByText(`锁定的统计：${month}第1版，不是现在的数字。`)).toBeVisible();
  const changed = page.getByRole('region', { name: '与现在的差异' }).first().getByRole('row', { name: /^投诉量/ });
  await expect(changed.getByRole('link')).toHaveText([String(before + 1), String(before)]);
  await changed.getByRole('link').first().click();
  await expect(page.getByText('❄ 锁定的统计')).toBeVisible();
  await expect(page.getByText(`共${before + 1}条`)).toBeVisible();
  await page.goBack();

  await page.getByRole('button', { name: `再次锁定${month}` }).click();
  await dialog.getByRole('button', { name: '锁定', exact: true }).click();
  await expect(dialog.getByText('请填写再次锁定的原因。')).toBeVisible();
  await dialog.getByRole('textbox').fill('一件投诉更正为报修');
  await dialog.getByRole('button', { name: '锁定', exact: true }).click();
  await expect(page.getByText(`${month}第2版已锁定。`)).toBeVisible();
  await versions.getByRole('link', { name: '第2版' }).click();
  await expect(page.getByText(`锁定的统计：${month}第2版，不是现在的数字。`)).toBeVisible();
  await expect(page.getByRole('region', { name: '与现在的差异' }).first().getByRole('row', { name: /^投诉量/ })).toHaveCount(0);
  await versions.getByRole('link', { name: '第1版' }).click();
  await expect(page.getByText(`锁定的统计：${month}第1版，不是现在的数字。`)).toBeVisible();
  await expect(changed.getByRole('link')).toHaveText([String(before + 1), String(before)]);
});

test('who answers for several centres sees them side by side, sorts them, enters one of them; the page prints and exports', async ({ signIn }) => {
  const { page, ...person } = await signIn('gm');
  const { month } = await monthNow({ page, ...person });
  await page.goto(`/figures?period=${month}`);
  const table = page.getByRole('region', { name: '各中心对比' }).getByRole('table').first();
  const names = () => table.locator('tbody th').allTextContents();
  await expect(table.locator('tbody tr')).toHaveCount(3);
  const points = await figure({ page, ...person }, null, month, { key: 'CASES', by: ['CENTRE'] });
  await table.getByRole('button', { name: '受理' }).click();
  await expect(page).toHaveURL(/sort=-received/);
  const sorted = points.map(({ numerator }) => numerator).toSorted((a, b) => b - a);
  await expect.poll(() => table.locator('tbody tr td:nth-child(8) .records-link').allTextContents()).toEqual(sorted.map(String));
  const together = (await figure({ page, ...person }, null, month, { key: 'CASES' }))[0]!;
  expect(together.numerator).toBe(sorted.reduce((sum, count) => sum + count, 0));
  await expect(table.locator('tfoot td:nth-child(8) .records-link')).toHaveText(String(together.numerator));
  await expect(page.getByRole('region', { name: '近十二个月' }).getByRole('figure')).toHaveCount(3);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await download).suggestedFilename()).toBe(`guanjia-figures-${month}-${month}.xlsx`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await expect(table).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  const [first] = await names();
  await table.locator('tbody th').first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: `统计 · ${first}` })).toBeVisible();
  await page.setViewportSize({ width: 820, height: 1180 });
  await fitsWidth(page, '820 px');
  await expect.poll(() => page.locator('.figures-page').evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('reception has no way to figures and is refused them', async ({ signIn }) => {
  const reception = await signIn('reception.1');
  const { page } = reception;
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('combobox').fill('统计');
  await expect(page.getByRole('option', { name: /统计/ })).toHaveCount(0);
  await page.goto('/figures');
  await expect(page.getByText(/您的岗位不能查看统计/)).toBeVisible();
  await expect(page.getByRole('navigation', { name: '主导航' }).getByText('统计')).toHaveCount(0);
  const { month } = await monthNow(reception);
  await expect(figure(reception, null, month, { key: 'CASES' })).rejects.toThrow(/FORBIDDEN/);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: figures`, async ({ signIn }) => {
    const manager = await signIn('manager.2', { theme, language });
    const { page } = manager;
    const { month } = await monthNow(manager);
    const past = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2, 1)).toISOString().slice(0, 7);
    await page.goto(`/figures?period=${month}`);
    await expect(page.locator('.figure-multiples svg').first()).toBeVisible();
    expect(await violations(page), 'a centre').toEqual([]);
    await page.locator('.figures-cards .records-link').first().click();
    await expect(page.locator('.about-number')).toBeVisible();
    expect(await violations(page), 'records').toEqual([]);
    await page.goto(`/figures/attainment?period=${month}`);
    await expect(page.locator('.limits-table').first()).toBeVisible();
    expect(await violations(page), 'time limits').toEqual([]);
    await page.goto(`/figures?period=${past}`);
    await page.getByRole('button', { name: new RegExp(`^(再次)?锁定${past}|Freeze ${past}`) }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'freezing').toEqual([]);
    const note = page.getByRole('dialog').getByRole('textbox');
    await note.fill('无障碍检查');
    await page.getByRole('dialog').getByRole('button', { name: /^(锁定|Freeze)$/ }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.locator('.versions-table a').first().click();
    await expect(page.locator('.frozen-mark')).toBeVisible();
    await expect(page.locator('.figure-tile').first()).toBeVisible();
    expect(await violations(page), 'a frozen version').toEqual([]);
    const all = await signIn('gm', { theme, language });
    await all.page.goto(`/figures?period=${month}`);
    await expect(all.page.locator('.company-table')).toBeVisible();
    await expect(all.page.locator('.figure-multiples svg').first()).toBeVisible();
    expect(await violations(all.page), 'several centres').toEqual([]);
  });
}
