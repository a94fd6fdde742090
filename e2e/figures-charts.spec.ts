import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { expect, fitsWidth, receive, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

// Two months go by here, and each number is compared: nobody else's matters should be among them.
test.use({ ownHouse: 'figures-charts' });

const DAY = 24 * 60;
const ZONE_HOURS = 8;

interface Point {
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly records: string;
  readonly groups: readonly { readonly key: string }[];
  readonly before: { readonly value: number | null } | null;
}
interface FigureSet {
  readonly behind: number;
  readonly figures: readonly { readonly key: string; readonly points: readonly Point[] }[];
}
const POINTS = 'behind figures { key points { period value numerator denominator records groups { key } before { value } } }';

/** What the API answers to the same question as the page's. */
async function figures(person: Person, input: object): Promise<FigureSet> {
  const { me } = await person.ask<{ me: { centres: { id: string }[] } }>('{ me { centres { id } } }');
  return (await person.ask<{ figures: FigureSet }>(`query ($input: FiguresInput!) { figures(input: $input) { ${POINTS} } }`, { input: { centreIds: [me.centres[0]!.id], lastYear: true, ...input } })).figures;
}
const keysOf = ({ groups }: Point): string => groups.map(({ key }) => key).join(' ');
/** `[key, value]` in the order of their keys. */
const sorted = <Value>(entries: Iterable<readonly [string, Value]>) => [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));

async function monthNow(person: Person): Promise<string> {
  const { me } = await person.ask<{ me: { serverNow: string } }>('{ me { serverNow } }');
  return new Date(Date.parse(me.serverNow) + ZONE_HOURS * 3_600_000).toISOString().slice(0, 7);
}
const monthBefore = (month: string, by: number): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 - by)).toISOString().slice(0, 7);

/** What a chart says that it drew: a series' values by key, read from the svg. */
async function drawn(figure: Locator, series = 'value'): Promise<readonly (readonly [string, number])[]> {
  await expect(figure.locator('svg [data-series]')).not.toHaveCount(0);
  return sorted(await figure.locator(`svg [data-series="${series}"]`).evaluateAll((marks) => marks.map((mark) => [mark.getAttribute('data-key') ?? '', Number(mark.getAttribute('data-value'))] as const)));
}
/** The table's numbers by key. @param cell which cell of a row */
async function tabled(figure: Locator, cell = 1): Promise<readonly (readonly [string, string])[]> {
  return sorted(await figure.locator('table tr[data-key]').evaluateAll((rows, at) => rows.map((row) => [row.getAttribute('data-key') ?? '', (row.children[at]?.textContent ?? '').replace(/\s+/g, ' ').trim()] as const), cell));
}
const chart = (page: Page, name: RegExp): Locator => page.getByRole('figure', { name });
const shownRate = ({ value, numerator, denominator }: Point): string => (value === null ? '—' : `${Math.floor((100 * numerator) / denominator)}% ${numerator}/${denominator}`);

async function classify(person: Person, { id, version }: { id: string; version: number }, category: string, severity: string | null, validity: string): Promise<number> {
  const { classifyCase } = await person.ask<{ classifyCase: { case: { version: number } | null; refusal: { message: { en: string } } | null } }>('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { version } refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), caseId: id, version, kind: 'COMPLAINT', category, severity, validity, basis: 'CORRECTION', reason: '登记时已如此' },
  });
  expect(classifyCase.refusal).toBeNull();
  return classifyCase.case!.version;
}

/** Complaints of two months, of ten categories, so that a Pareto has others. */
async function fill(person: Person): Promise<void> {
  const sorts = [['电梯', 'MAJOR', 'VALID'], ['电梯', 'MINOR', 'VALID'], ['噪音', null, 'ASSIST'], ['电梯', null, 'INVALID']] as const;
  for (const [category, severity, validity] of sorts) await classify(person, await receive(person, `${category}投诉`), category, severity, validity);
  await person.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes: 33 * DAY });
  for (const [category, severity, validity] of sorts) await classify(person, await receive(person, `${category}再次`), category, severity, validity);
  for (let at = 1; at <= 8; at += 1) await classify(person, await receive(person, `第${at}类投诉`), `第${at}类`, 'MINOR', 'VALID');
  await receive(person, '还没有定性');
  // Projections follow the journal: what is counted is waited for.
  await expect.poll(async () => (await figures(person, { from: await monthNow(person), until: await monthNow(person), figures: [{ key: 'COMPLAINTS', step: 'WHOLE' }] })).figures[0]!.points[0]!.numerator, { timeout: 120_000 }).toBeGreaterThanOrEqual(13);
  await expect.poll(async () => (await figures(person, { from: await monthNow(person), until: await monthNow(person), figures: [] })).behind, { timeout: 120_000 }).toBe(0);
}

test('each chart draws what its table says and the API answers; a number opens exactly the records that it counts', async ({ signIn }) => {
  test.slow();
  const person = await signIn('supervisor.1');
  const { page } = person;
  await fill(person);
  const month = await monthNow(person);
  const whole = { key: 'COMPLAINTS', step: 'WHOLE' };
  const [grid, categories, validities] = (await figures(person, { from: month, until: month, figures: [{ ...whole, by: ['CATEGORY', 'SEVERITY'] }, { ...whole, by: ['CATEGORY'] }, { ...whole, by: ['VALIDITY'] }] })).figures;
  const all = categories!.points.reduce((sum, { numerator }) => sum + numerator, 0);

  const asked: string[] = [];
  page.on('request', (request) => {
    const operation = /"operationName":"(\w*Figures\w*)"/.exec(request.postData() ?? '')?.[1];
    if (operation) asked.push(operation);
  });
  await page.goto(`/complaints/figures?period=${month}`);
  await expect(page.locator('.figures-headline')).toContainText(`受理投诉 ${all} 件`);
  expect(asked, 'one request for the page').toEqual(['ComplaintFigures']);

  await test.step('category by severity', async () => {
    const cells = chart(page, /^类别与等级/).locator('tbody td[data-key]');
    await expect(cells).not.toHaveCount(0);
    const numbers = sorted((await cells.evaluateAll((found) => found.map((cell) => [cell.getAttribute('data-key') ?? '', Number(cell.textContent)] as const))).filter(([, count]) => count > 0));
    expect(numbers).toEqual(sorted(grid!.points.map((point) => [keysOf(point), point.numerator] as const)));
    await expect(chart(page, /^类别与等级/).locator('tfoot td').last()).toHaveText(String(all));
  });

  await test.step('Pareto: eight categories and the others, by shares', async () => {
    const pareto = chart(page, /^主要类别/);
    const shares = await drawn(pareto);
    expect(shares).toHaveLength(9);
    const others = categories!.points.map(({ numerator }) => numerator).toSorted((a, b) => b - a).slice(8).reduce((sum, count) => sum + count, 0);
    for (const [key, share] of shares) expect(share, key).toBeCloseTo((100 * (key === 'OTHERS' ? others : categories!.points.find((point) => keysOf(point) === key)!.numerator)) / all, 9);
    for (const [key, count] of await tabled(pareto)) expect((100 * Number(count)) / all, key).toBeCloseTo(shares.find(([drawnKey]) => drawnKey === key)![1], 9);
    expect(Math.max(...(await drawn(pareto, 'sum')).map(([, sum]) => sum))).toBe(100);
  });

  await test.step('twelve months', async () => {
    const [months] = (await figures(person, { from: monthBefore(month, 11), until: month, figures: [{ key: 'COMPLAINTS' }] })).figures;
    const expected = sorted(months!.points.map(({ period, numerator }) => [period, numerator] as const));
    expect(expected).toHaveLength(12);
    expect(expected.filter(([, count]) => count > 0).length, 'two months at least').toBeGreaterThan(1);
    const figure = chart(page, /^近十二个月/);
    expect(await drawn(figure)).toEqual(expected);
    expect(await tabled(figure)).toEqual(expected.map(([key, count]) => [key, String(count)]));
    await expect(figure.locator('.chart-mark').first()).toBeVisible();
  });

  await test.step('validity', async () => {
    const expected = sorted(validities!.points.map((point) => [keysOf(point), point.numerator] as const));
    expect(await drawn(chart(page, /^投诉性质/))).toEqual(expected);
    expect(await tabled(chart(page, /^投诉性质/))).toEqual(expected.map(([key, count]) => [key, String(count)]));
  });

  await test.step('every number of the grid opens as many records as it says', async () => {
    const links = chart(page, /^类别与等级/).getByRole('link');
    const numbers = await links.evaluateAll((found) => found.map((link) => [Number(link.textContent), new URL((link as HTMLAnchorElement).href).searchParams.get('of')] as const));
    expect(numbers.length).toBeGreaterThan(10);
    for (const [count, records] of numbers) {
      const { figureRecords } = await person.ask<{ figureRecords: { totalCount: number; edges: { node: { inNumerator: boolean } }[] } }>('query ($records: String!) { figureRecords(records: $records, first: 200) { totalCount edges { node { inNumerator } } } }', { records });
      expect([figureRecords.totalCount, figureRecords.edges.filter(({ node }) => node.inNumerator).length]).toEqual([count, count]);
    }
    const cell = chart(page, /^类别与等级/).locator('td[data-key="电梯 MINOR"]').getByRole('link');
    const count = Number(await cell.textContent());
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/figures\/records\?of=/);
    await expect(page.getByRole('main').getByRole('table').getByRole('link')).toHaveCount(count);
    await page.goBack();
    await expect(chart(page, /^主要类别/)).toBeVisible();
  });

  await test.step('narrowed to one validity, the grid tells that alone', async () => {
    await page.getByRole('radio', { name: '无效' }).click();
    await expect(page).toHaveURL(/validity=INVALID/);
    await expect(chart(page, /^类别与等级/).locator('tfoot td').last()).toHaveText(String(validities!.points.find((point) => keysOf(point) === 'INVALID')!.numerator));
    await expect(chart(page, /^主要类别/).locator('svg [data-series="value"][data-key="OTHERS"]')).toBeVisible();
  });
});

test('CB-07 to CB-12: the rates of callbacks by months are drawn as the API answers them, each month opening its records', async ({ signIn }) => {
  const person = await signIn('supervisor.1');
  const { page } = person;
  const month = await monthNow(person);
  // Days went by in the walk before; their draws are counted first.
  await expect.poll(async () => (await figures(person, { from: month, until: month, figures: [] })).behind, { timeout: 120_000 }).toBe(0);
  const { figures: answered } = await figures(person, { from: monthBefore(month, 11), until: month, figures: [{ key: 'CALLBACK_RATE' }, { key: 'HOME_VISIT_SHARE' }, { key: 'SATISFACTION' }] });
  await page.goto('/callbacks/figures');
  const names = [/^回访率/, /^上门回访率/, /^满意率/];
  let compared = 0;
  for (const [at, name] of names.entries()) {
    const points = answered[at]!.points;
    const figure = chart(page, name);
    await expect(figure.getByRole('table')).toBeVisible();
    expect(await tabled(figure)).toEqual(sorted(points.map((point) => [point.period, shownRate(point)] as const)));
    const counted = points.filter(({ value }) => value !== null);
    compared += counted.length;
    if (counted.length > 0) expect(await drawn(figure), 'months without anything are gaps').toEqual(sorted(counted.map(({ period, value }) => [period, value!] as const)));
    for (const { records, denominator } of counted) {
      const { figureRecords } = await person.ask<{ figureRecords: { totalCount: number } }>('query ($records: String!) { figureRecords(records: $records, first: 1) { totalCount } }', { records });
      if (answered[at]!.key !== 'CALLBACK_RATE') expect(figureRecords.totalCount).toBe(denominator);
      else expect(figureRecords.totalCount, 'all that were settled, of which a share is owed').toBeGreaterThanOrEqual(denominator);
    }
    await expect(figure.locator('.chart-target-name')).toHaveCount(/回访率/.test(name.source) ? 1 : 0);
  }
  expect(compared).toBeGreaterThan(0);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: figures of complaints and of callbacks, on screen and on paper`, async ({ signIn }, info) => {
    const { page } = await signIn('supervisor.1', { theme, language });
    for (const address of ['/complaints/figures?period=last-12', '/callbacks/figures']) {
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('figure svg [data-series]')).not.toHaveCount(0);
      await page.getByText(/^(怎样统计|How it is counted)$/).first().click();
      expect(await violations(page), address).toEqual([]);
      await fitsWidth(page, address);
      await page.screenshot({ path: info.outputPath(`${address.replaceAll(/\W+/g, '-')}.png`) });
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('header, nav').filter({ visible: true }).getByRole('button')).toHaveCount(0);
      await expect(page.locator('figure svg [data-series]')).not.toHaveCount(0);
      await expect(page.locator('figure table').first()).toBeVisible();
      expect(await page.locator('.figures-paper').evaluate((paper) => getComputedStyle(paper).getPropertyValue('--text').trim()), 'black on white, whatever the theme').toBe('#000');
      await page.emulateMedia({ media: 'screen' });
    }
  });
}
