import { randomUUID } from 'node:crypto';
import { expect, receive, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

/** Months go by here: nobody else's matters should stand in them. */
test.use({ ownHouse: 'complaint-report' });

const MINUTE = 60_000;
const ZONE_HOURS = 8;

/** What month it is at the centre: `2026-11`, and how many minutes there are until 10:00 on the 2nd of the next. */
async function monthNow(person: Person): Promise<{ month: string; untilNext: number }> {
  const { me } = await person.ask<{ me: { serverNow: string } }>('{ me { serverNow } }');
  const wall = new Date(Date.parse(me.serverNow) + ZONE_HOURS * 60 * MINUTE);
  const next = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 2, 10);
  return { month: wall.toISOString().slice(0, 7), untilNext: Math.ceil((next - wall.getTime()) / MINUTE) };
}

async function act(person: Person, verb: string, inputType: string, input: object): Promise<void> {
  const { done } = await person.ask<{ done: { refusal: { message: { en: string } } | null } }>(`mutation ($input: ${inputType}!) { done: ${verb}(input: $input) { refusal { message { en } } } }`, { input: { clientKey: randomUUID(), ...input } });
  expect(done.refusal).toBeNull();
}
const versionOf = async (person: Person, id: string) => (await person.ask<{ case: { version: number } }>('query ($id: ID!) { case(id: $id) { version } }', { id })).case.version;

test('CP-28, CP-40: the month is filled in, read by another person, sent; corrected, the version that was sent stays readable; printed and exported', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.1');
  const { month, untilNext } = await monthNow(supervisor);
  const complaint = await receive(supervisor, '月报：电梯再次停运');
  await receive(supervisor, '月报：垃圾清运不及时');
  await supervisor.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes: untilNext });
  const owed = async () => (await supervisor.ask<{ duties: { totalCount: number } }>('{ duties(filter: { rule: "CP-28", status: OPEN }) { totalCount } }')).duties.totalCount;
  await expect.poll(owed, { timeout: 60_000 }).toBeGreaterThan(0);

  const { page } = supervisor;
  await page.goto('/complaints');
  const row = page.getByRole('row', { name: new RegExp(`^${month}`) });
  await expect(row).toContainText('待填报');
  await expect(row).toContainText(/-05|-06/);
  await row.getByRole('link', { name: `打开${month}月报` }).click();
  await expect(page.getByRole('heading', { name: `${month} 投诉月报` })).toBeVisible();
  await expect(page.getByRole('link', { name: complaint.number })).toBeVisible();
  await expect(page.getByRole('button', { name: '确认已审阅' })).toBeDisabled();
  await page.getByRole('button', { name: '填报月报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '填报月报' }).click();
  await expect(dialog.getByText('请填写分析说明。')).toBeVisible();
  await dialog.getByRole('textbox', { name: /分析说明/ }).fill('电梯与保洁各一件，已约维保单位整改。');
  await dialog.getByRole('button', { name: '填报月报' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('电梯与保洁各一件')).toBeVisible();
  await expect(page.getByRole('button', { name: '报送客户投诉处理中心' })).toBeDisabled();
  await expect(page.getByText('月报须先经管理处主任审阅。')).toBeVisible();

  const manager = await signIn('manager.1');
  await manager.page.goto(`/complaints/report/${month}`);
  await manager.page.getByRole('button', { name: '确认已审阅' }).click();
  await expect(manager.page.getByText('已确认审阅。')).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: '报送客户投诉处理中心' }).click();
  await expect(page.getByText('月报已报送。').first()).toBeVisible();
  await expect(page.getByRole('region', { name: '操作' }).getByText('已报送', { exact: true })).toBeVisible();
  const done = async () => (await supervisor.ask<{ duties: { edges: { node: { finding: string; obligation: { verdict: string } } }[] } }>('{ duties(filter: { rule: "CP-28", status: DONE }, first: 1) { edges { node { finding obligation { verdict } } } } }')).duties.edges[0]?.node;
  await expect.poll(done).toMatchObject({ finding: '电梯与保洁各一件，已约维保单位整改。', obligation: { verdict: 'ON_TIME' } });

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  expect((await download).suggestedFilename()).toBe(`complaint-report-${month}-v1.xlsx`);

  await act(supervisor, 'classifyCase', 'ClassifyCaseInput', { caseId: complaint.id, version: await versionOf(supervisor, complaint.id), kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR', basis: 'CORRECTION', reason: '核实为重大' });
  await page.reload();
  await expect(page.getByText(/报送之后当月记录有变化：新增0件、移出0件、改定1件/)).toBeVisible();
  await page.getByRole('button', { name: '更正月报' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: /更正原因/ }).fill('一件改定为重大');
  await page.getByRole('dialog').getByRole('button', { name: '更正月报' }).click();
  await expect(page.getByRole('combobox', { name: '版本' })).toHaveValue('2');
  const cells = page.getByRole('region', { name: '按分类、性质、等级' });
  // One line for each category.
  const majors = async () => [...((await cells.textContent()) ?? '').matchAll(/有效重大(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  await expect.poll(majors).toBeGreaterThan(0);
  const corrected = await majors();
  await page.getByRole('combobox', { name: '版本' }).selectOption('1');
  await expect.poll(majors).toBe(corrected - 1);
  await expect(page.getByText('统计至流水号')).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '部门客户投诉工作月报' })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.locator('.report-signatures')).toContainText('管理处主任签字');
});

test('CP-29: the sample is drawn by the server, and what was found of each is kept with the duty', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.1');
  await receive(supervisor, '抽查：门禁失灵', 'REPAIR');
  const owed = async () => (await supervisor.ask<{ duties: { edges: { node: { id: string } }[] } }>('{ duties(filter: { rule: "CP-29", status: OPEN }, first: 1) { edges { node { id } } } }')).duties.edges[0]?.node.id;
  if (!(await owed())) {
    await supervisor.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes: (await monthNow(supervisor)).untilNext });
    await expect.poll(owed, { timeout: 60_000 }).toBeTruthy();
    await receive(supervisor, '抽查：路灯不亮', 'REPAIR');
  }
  const dutyId = await owed();
  const { page } = supervisor;
  await page.goto(`/duties?duty=${dutyId}`);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('group', { name: /抽查值班记录/ }).getByRole('combobox').first()).toBeVisible();
  await dialog.getByRole('textbox', { name: '抽查发现' }).fill('抽查无漏记');
  await dialog.getByRole('button', { name: '完成抽查' }).click();
  await expect(dialog.getByRole('alert')).toContainText('请列出抽查的记录');
  await dialog.getByRole('group', { name: /抽查值班记录/ }).getByRole('combobox').first().selectOption('COMPLETE');
  await dialog.getByRole('button', { name: '完成抽查' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/duties?duty=${dutyId}`);
  await expect(page.getByRole('dialog').getByText('抽查记录1件，完整1件')).toBeVisible();
});

test('CP-30: a lesson is read by another member of staff, without the resident’s name, and confirmed once', async ({ signIn }) => {
  const supervisor = await signIn('supervisor.1');
  const complaint = await receive(supervisor, '教训：地面湿滑');
  const lesson = `拖地后须放警示牌 ${randomUUID().slice(0, 8)}`;
  await act(supervisor, 'addNote', 'AddNoteInput', { caseId: complaint.id, version: complaint.version, about: 'LESSON', body: lesson });
  const other = await signIn('reception.1');
  await other.page.goto('/complaints/lessons?show=unread');
  const card = other.page.getByRole('article').filter({ hasText: lesson });
  await expect(card.getByRole('link', { name: complaint.number })).toBeVisible();
  await card.getByRole('button', { name: /^确认已读/ }).click();
  await expect(card).toHaveCount(0);
  await other.page.getByRole('radio', { name: '全部' }).click();
  await expect(card).toContainText('✓ 已读');
  await supervisor.page.goto('/complaints/lessons');
  await supervisor.page.getByRole('article').filter({ hasText: lesson }).getByText('阅读情况').click();
  await expect(supervisor.page.getByRole('article').filter({ hasText: lesson })).toContainText('1人已读');
  await expect(supervisor.page.getByText('尚未阅读').first()).toBeVisible();
});

test('CP-31: the manager says how residents can complain; the poster has it in both languages on one sheet', async ({ signIn }) => {
  const { page } = await signIn('manager.1');
  await page.goto('/complaints/channels');
  await page.getByRole('button', { name: /填写投诉渠道|修改/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /值班电话/ }).fill('打电话');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByRole('alert')).toContainText('不是电话号码');
  await dialog.getByRole('textbox', { name: /值班电话/ }).fill('0571-8888 1234');
  await dialog.getByRole('textbox', { name: '投诉热线' }).fill('400 800 1234');
  await dialog.getByRole('textbox', { name: '网址' }).fill('https://example.com/tousu');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  const poster = page.getByRole('region', { name: '海报预览' });
  await expect(poster).toContainText('0571-8888 1234');
  await expect(poster).toContainText('Complaint hotline');
  await expect(poster.getByRole('img', { name: /扫码打开网页/ })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  const sheets = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets).toHaveLength(1);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: complaints`, async ({ signIn }) => {
    const manager = await signIn('manager.2', { theme, language });
    const { page } = manager;
    const { month, untilNext } = await monthNow(manager);
    await receive(manager, '无障碍检查：噪声');
    await manager.ask('mutation ($minutes: Int!) { adjustClock(minutes: $minutes) }', { minutes: untilNext });
    await page.goto('/complaints');
    await expect(page.getByRole('row', { name: new RegExp(`^${month}`) })).toBeVisible();
    expect(await violations(page), 'months').toEqual([]);
    await page.goto(`/complaints/report/${month}`);
    await expect(page.getByRole('table').first()).toBeVisible();
    expect(await violations(page), 'a month that is not filled in').toEqual([]);
    await page.getByRole('button', { name: /^(填报月报|Fill in the report)$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^(填报月报|Fill in the report)$/ }).click();
    expect(await violations(page), 'filled in without a word').toEqual([]);
    await page.getByRole('dialog').getByRole('textbox').last().fill('噪声一件。');
    await page.getByRole('dialog').getByRole('button', { name: /^(填报月报|Fill in the report)$/ }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await violations(page), 'filled in').toEqual([]);
    await page.goto('/complaints/lessons');
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    expect(await violations(page), 'lessons').toEqual([]);
    await page.goto('/complaints/channels');
    await expect(page.getByRole('button', { name: /填写投诉渠道|修改|Fill in the channels|Change/ })).toBeVisible();
    expect(await violations(page), 'channels').toEqual([]);
  });
}
