import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test, type Person } from './desk.js';

// Clocks are put forward and centres change what they follow: nobody else's walk should meet that.
test.use({ ownHouse: 'policies' });

interface Owed {
  readonly rule: string;
  readonly dueAt: string;
}
interface Received {
  readonly number: string;
  readonly receivedAt: string;
  readonly obligations: readonly Owed[];
}

/** Registers a matter at the person's own centre. @returns what the server made of it */
async function receive(person: Person, matter: string, input: Record<string, unknown>): Promise<Received> {
  const { me } = await person.ask<{ me: { centres: { id: string }[] } }>('{ me { centres { id } } }');
  const { receiveCase } = await person.ask<{ receiveCase: { case: { number: string } } }>(
    'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { number } refusal { message { en } } } }',
    { input: { clientKey: randomUUID(), centreId: me.centres[0]!.id, channel: 'TELEPHONE', matter, placeText: '南门', anonymous: true, ...input } },
  );
  return caseNow(person, receiveCase.case.number);
}

const caseNow = async (person: Person, number: string) =>
  (await person.ask<{ case: Received }>('query ($number: String!) { case(number: $number) { number receivedAt obligations { rule dueAt } } }', { number })).case;

/** Rule → minutes from reception to its due time. */
const clocks = ({ obligations, receivedAt }: Received) => Object.fromEntries(obligations.map(({ rule, dueAt }) => [rule, Math.round((Date.parse(dueAt) - Date.parse(receivedAt)) / 60_000)]));

/** Opens the explanation of a rule on the case's page. */
async function explained({ page }: Person, number: string, rule: string): Promise<Locator> {
  await page.goto(`/cases/${number}`);
  await page.getByRole('main').getByRole('listitem').filter({ hasText: rule }).getByRole('button', { name: /为什么/ }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(rule);
  return dialog;
}

/** A centre follows other procedures, chosen on the screen. */
async function adopt({ page }: Person, centre: string, choices: Record<string, string>, at?: string): Promise<void> {
  await page.goto('/policies');
  await page.getByRole('button', { name: '采用规程' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^中心/).selectOption({ label: centre });
  for (const [area, name] of Object.entries(choices)) await dialog.getByLabel(area).selectOption({ label: name });
  if (at) {
    await dialog.getByRole('radio', { name: '以后某时' }).check();
    await dialog.getByLabel(/中心当地时间/).fill(at);
  }
  await dialog.getByRole('button', { name: '采用', exact: true }).click();
  await expect(page.getByText(`已为 ${centre} 设定。`)).toBeVisible();
}

async function upload({ page }: Person, json: string): Promise<Locator> {
  await page.goto('/policies');
  await page.getByRole('button', { name: '上传规程包' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('文件').setInputFiles({ name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from(json) });
  return dialog;
}

async function publish(person: Person, json: string, said: RegExp): Promise<void> {
  const dialog = await upload(person, json);
  await expect(dialog.getByRole('status')).toContainText(said);
  await dialog.getByRole('button', { name: '发布' }).click();
  await expect(dialog).toBeHidden();
}

const YUNHE = '云河花园服务中心';
const CUIXI = '翠溪苑服务中心';

test('the same request under two centres’ variants gets different clocks, and each explains itself', async ({ signIn }) => {
  test.setTimeout(300_000);
  const gm = await signIn('gm');
  await adopt(gm, CUIXI, { 求助与报事: '住户求助：1小时确认，24小时派员 第 1 版', 投诉: '小区业户投诉处理规程（2小时、即日） 第 1 版' });
  const [here, there] = [await signIn('supervisor.1'), await signIn('supervisor.2')];

  const request = { kind: 'HELP_REQUEST' };
  const one = await receive(here, '请帮忙联系开锁', request);
  const other = await receive(there, '请帮忙联系开锁', request);
  expect(clocks(one)).toEqual({ 'HR-01.at-once': 5, 'FD-06': 2880 });
  expect(clocks(other)).toEqual({ 'HR-03': 60, 'HR-04': 1440, 'FD-06': 2880 });
  const quick = await explained(here, one.number, 'HR-01.at-once');
  await expect(quick).toContainText(/F .*4\.1\.2 a/);
  await expect(quick).toContainText('一般情况下应立即给予回复');
  await expect(quick).toContainText('help-requests/f-c-u），第 1 版');
  await expect(quick).toContainText('此时限是本公司的设定');
  const hour = await explained(there, other.number, 'HR-03');
  await expect(hour).toContainText(/H 4/);
  await expect(hour).toContainText('小区求助服务中心将在一小时内回复住户');
  await expect(hour).toContainText('help-requests/h），第 1 版');
  await expect(hour).toContainText('公司设置，非条款规定');

  const complaint = { kind: 'COMPLAINT' };
  const minor = async (person: Person) => {
    const { number } = await receive(person, '垃圾没有清运', complaint);
    const { case: found } = await person.ask<{ case: { id: string; version: number } }>('query ($number: String!) { case(number: $number) { id version } }', { number });
    await person.ask('mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { refusal { message { en } } } }', {
      input: { clientKey: randomUUID(), caseId: found.id, version: found.version, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION' },
    });
    return caseNow(person, number);
  };
  const [plain, hourly] = [await minor(here), await minor(there)];
  expect(Object.keys(clocks(plain))).toEqual(expect.arrayContaining(['CP-10']));
  expect(Object.keys(clocks(plain))).not.toEqual(expect.arrayContaining(['CP-17']));
  expect(Object.keys(clocks(hourly))).toEqual(expect.arrayContaining(['CP-10', 'CP-17', 'CP-21']));
  await expect(await explained(here, plain.number, 'CP-10')).toContainText('complaints/s-k-x），第 1 版');
  const contact = await explained(there, hourly.number, 'CP-17');
  await expect(contact).toContainText('應在2小時內和業戶聯系');
  await expect(contact).toContainText('complaints/x），第 1 版');

  // The rule's own place in its procedure: pointed at, focused, and in the version that the case keeps.
  await contact.getByRole('link', { name: /依据规程/ }).click();
  await expect(there.page).toHaveURL(/\/policies\/complaints\/x\?version=1#CP-17$/);
  const row = there.page.getByRole('article', { name: /CP-17/ });
  await expect(row).toBeFocused();
  await expect(row).toHaveClass(/pointed/);
  await expect(row).toBeInViewport();
});

test('law 4: a new version from tomorrow leaves today’s case alone; who follows what since when is told', async ({ signIn }) => {
  test.setTimeout(300_000);
  const gm = await signIn('gm');
  const reception = await signIn('reception.1');
  const { page } = gm;
  const example = await readFile(new URL('../docs/examples/limits-by-kind.json', import.meta.url), 'utf8');
  const repair = { kind: 'REPAIR', category: 'BURST_PIPE' };
  const name = '本公司求助规程：按类别的时限';

  await publish(gm, example, /将成为 acme\/help-requests 第 1 版/);
  await adopt(gm, YUNHE, { 求助与报事: `${name} 第 1 版` });
  await publish(gm, example.replace('"minutes": 30', '"minutes": 20'), /第 2 版/);
  const { me } = await gm.ask<{ me: { serverNow: string } }>('{ me { serverNow } }');
  // 25 hours ahead, as the clock on the centre's wall shows it (Shanghai, 8 hours before UTC).
  const tomorrow = new Date(Date.parse(me.serverNow) + 33 * 3_600_000).toISOString().slice(0, 16);
  await adopt(gm, YUNHE, { 求助与报事: `${name} 第 2 版` }, tomorrow);
  await expect(page.getByRole('row').filter({ hasText: YUNHE }).filter({ hasText: '计划' })).toContainText('第 2 版');

  const today = await receive(reception, '水管爆裂', repair);
  expect(clocks(today)['AC-25.leak']).toBe(30);
  await (await signIn('admin')).ask(`mutation { adjustClock(minutes: ${25 * 60 + 1}) }`);
  const nextDay = await receive(reception, '水管爆裂', repair);
  expect(clocks(nextDay)['AC-25.leak']).toBe(20);
  expect(clocks(await caseNow(reception, today.number))['AC-25.leak']).toBe(30);
  await expect(await explained(reception, today.number, 'AC-25.leak')).toContainText('acme/help-requests），第 1 版');
  await expect(await explained(reception, nextDay.number, 'AC-25.leak')).toContainText('acme/help-requests），第 2 版');

  await page.goto('/policies/acme/help-requests?version=2&compare=1');
  const differences = page.getByRole('region', { name: '第 1 版 → 第 2 版' });
  await expect(differences.getByRole('article', { name: /AC-25\.leak/ })).toContainText(/30分钟[\s\S]*20分钟/);
  await expect(page.getByText('1 件未关闭事项沿用，共 1 件')).toBeVisible();
  await expect(page.getByText(new RegExp(`${YUNHE}，第 2 版，自 .* 起`))).toBeVisible();
});

test('ten kinds of mistakes in an own pack: ten clear messages, and nothing is published', async ({ signIn }) => {
  const gm = await signIn('gm');
  const whole = JSON.parse(await readFile(new URL('../docs/examples/limits-by-kind.json', import.meta.url), 'utf8')) as { rows: Record<string, unknown>[] };
  const row = (n: number, change: Record<string, unknown>) => ({ ...whole.rows[0], key: `AC-${n}`, ...change });
  const broken = {
    ...whole,
    key: 'acme/broken',
    rows: [
      row(1, { owdBy: ['MAINTENANCE'] }),
      row(2, { owedBy: ['ASTRONAUT'] }),
      row(3, { term: { kind: 'days', days: 0 } }),
      row(4, { term: { kind: 'fortnight' } }),
      row(5, { metBy: { event: 'CaseForgotten' } }),
      row(6, { appliesTo: { kind: 'PARTY' } }),
      row(7, { name: { zh: '只有中文' } }),
      row(8, { clauses: [] }),
      row(9, { ladder: [{ at: 'SOON', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }] }),
      row(10, { strength: 'MAYBE' }),
    ],
  };
  const dialog = await upload(gm, JSON.stringify(broken));
  const alert = dialog.getByRole('alert');
  await expect(alert).toContainText('10 处错误，没有任何更改。'.replace(',', '，'));
  const rows = alert.getByRole('row');
  await expect(rows).toHaveCount(11);
  const fields = ['owdBy', 'owedBy.0', 'term', 'term', 'metBy.event', 'appliesTo.kind', 'name.en', 'clauses', 'ladder.0.at', 'strength'];
  for (const [n, field] of fields.entries()) {
    const line = rows.nth(n + 1);
    await expect(line.getByRole('cell').nth(0)).toHaveText(`AC-${n + 1}`);
    await expect(line.getByRole('cell').nth(1)).toContainText(field);
    expect((await line.getByRole('cell').nth(2).textContent())!.length, field).toBeGreaterThan(4);
  }
  await expect(dialog.getByRole('button', { name: '发布' })).toBeDisabled();
  const { policy } = await gm.ask<{ policy: unknown }>('{ policy(key: "acme/broken") { key } }');
  expect(policy).toBeNull();
});

test('settings: another default ladder and quiet hours, each with its reason', async ({ signIn }) => {
  const gm = await signIn('gm');
  const { page } = gm;
  await page.goto('/settings');
  const form = page.getByRole('form', { name: '更改时限和默认督办' });
  await form.getByLabel('再上一级：再过时限的（%）').fill('100');
  await form.getByLabel(/^理由/).fill('夜班人少');
  await form.getByRole('button', { name: '更改', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: '夜班人少' })).toContainText('再上一级：再过时限的：100 %');
  const quiet = page.getByRole('form', { name: '免打扰时段' });
  await quiet.getByLabel(/^开始/).fill('21:30');
  await quiet.getByLabel(/^理由/).fill('夜间不扰');
  await quiet.getByRole('button', { name: '设定' }).click();
  await expect(page.getByText('每天 21:30 至次日 07:00（按各中心当地时间）')).toBeVisible();
  await expect(page.getByText(/“必须”的提醒任何时候都立即发出/)).toBeVisible();

  const reception = await signIn('reception.2');
  const { number } = await receive(reception, '咨询停车费', { kind: 'INQUIRY', channel: 'WALK_IN' });
  await expect(await explained(reception, number, 'HR-18')).toContainText('再过时限的100%（15分钟至1天）：告知再上一级（公司设置，非条款规定）');
});
