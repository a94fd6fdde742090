import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, type Person } from './desk.js';
import { LOOKS, violations } from './wcag.js';

// Imports matters of years ago and erases a resident: nothing of that is others' business.
test.use({ ownHouse: 'privacy' });

const IMPORT = fileURLToPath(new URL('../apps/api/dist/imports/main.js', import.meta.url));
const HOME = '1-101';

/** Matters of three years ago, closed, brought in from a file as a company brings in its own. */
async function bringInOldMatters(person: Person, dataDir: string, file: string, source: string): Promise<void> {
  const { me } = await person.ask<{ me: { centres: { code: string }[] } }>('{ me { centres { code } } }');
  await writeFile(file, '编号,接待时间,解决时间,状态,事由,详情\nA1,2022-03-01 09:00,2022-03-02 10:00,已关闭,张女士家漏水,请打 13800001234\nA2,2022-03-03 09:00,2022-03-04 10:00,已关闭,李先生投诉噪声,晚上十点\n');
  execFileSync(process.execPath, [IMPORT, file, '--centre', me.centres[0]!.code, '--zone', 'Asia/Shanghai', '--source', source, '--write', '--lang', 'zh'], { env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', DEMO: 'on' }, stdio: 'pipe' });
}

for (const [index, [theme, language]] of LOOKS.slice(0, 3).entries()) {
  // Each look at a centre of its own; the demo has three.
  const at = index + 1;
  const en = language === 'en';

  test(`Personal data, ${theme}, ${language}: a list is proposed by one and approved by another; a resident's data is handed out, corrected, erased`, async ({ signIn, house }, info) => {
    test.slow();
    const supervisor = await signIn(`supervisor.${at}`, { theme, language });
    await bringInOldMatters(supervisor, house.dataDir, info.outputPath('old.csv'), `old-${theme}`);

    await supervisor.page.goto('/privacy');
    await expect(supervisor.page.getByRole('heading', { name: en ? 'Disposal lists' : '处置清单' })).toBeVisible();
    await expect(supervisor.page.getByRole('heading', { name: en ? "A resident's data" : '住户个人信息' }), 'not for a supervisor').toHaveCount(0);
    await supervisor.page.getByRole('button', { name: en ? 'Propose a list' : '提出清单' }).click();
    const waiting = supervisor.page.getByRole('row').filter({ hasText: en ? 'waiting for approval' : '等待审批' });
    await expect(waiting).toContainText('2');
    expect(await violations(supervisor.page), 'a list that waits').toEqual([]);
    await supervisor.page.screenshot({ path: info.outputPath('waiting.png') });

    const { page, ask } = await signIn(`manager.${at}`, { theme, language });
    await page.goto('/privacy');
    await page.getByRole('button', { name: en ? /^Decide/ : /^审批/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('row')).toHaveCount(3);
    await dialog.getByRole('button', { name: en ? 'Approve and remove' : '批准并清除' }).click();
    await expect(dialog.getByText(en ? 'Say why' : '请写明原因')).toBeVisible();
    expect(await violations(page), 'deciding').toEqual([]);
    await page.screenshot({ path: info.outputPath('deciding.png') });
    const number = (await dialog.getByRole('row').nth(1).getByRole('cell').first().textContent())!;
    await dialog.getByRole('checkbox', { name: number }).check();
    await dialog.getByLabel(en ? 'Reason' : '原因').fill('保存期已满');
    await dialog.getByRole('button', { name: en ? 'Approve and remove' : '批准并清除' }).click();
    await expect(page.getByRole('row').filter({ hasText: '保存期已满' })).toContainText(en ? '1 disposed of' : '已处置 1 件');

    await page.getByLabel(en ? 'Room, name or telephone' : '房号、姓名或电话').fill(HOME);
    await page.getByRole('button', { name: en ? 'Find' : '查找', exact: true }).click();
    const resident = page.getByRole('row').filter({ has: page.getByRole('button', { name: en ? /^Hand out/ : /^导出/ }) }).first();
    await expect(resident.getByRole('button', { name: en ? /^Erase/ : /^删除/ })).toBeDisabled();
    await expect(resident).toContainText(en ? 'living there' : '在住');
    expect(await violations(page), 'a resident found').toEqual([]);
    await page.screenshot({ path: info.outputPath('resident.png') });

    await resident.getByRole('button', { name: en ? /^Hand out/ : /^导出/ }).click();
    await page.getByRole('dialog').getByLabel(en ? 'Reason' : '原因').fill('本人申请');
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: en ? 'Hand out' : '导出' }).click();
    expect((await download).suggestedFilename()).toBe('resident.xlsx');

    await resident.getByRole('button', { name: en ? /^Correct/ : /^更正/ }).click();
    await page.getByRole('dialog').getByLabel(en ? 'Right name' : '正确的姓名').fill('赵更正');
    await page.getByRole('dialog').getByLabel(en ? 'Reason' : '原因').fill('名字写错');
    expect(await violations(page), 'correcting').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: en ? 'Correct' : '更正' }).click();
    await expect(page.getByRole('row').filter({ hasText: '赵更正' })).toBeVisible();

    // The roll says that the person has left; then the data can go.
    const { me } = await ask<{ me: { centres: { id: string }[] } }>('{ me { centres { id } } }');
    const { residentDataSubjects } = await ask<{ residentDataSubjects: { id: string; name: string; openCases: number }[] }>('query ($id: ID!, $search: String!) { residentDataSubjects(centreId: $id, search: $search) { id name openCases } }', { id: me.centres[0]!.id, search: HOME });
    const subject = residentDataSubjects.find(({ name }) => name === '赵更正')!;
    expect(subject.openCases, 'the demo left nothing open for this resident').toBe(0);
    const admin = await signIn('admin', { theme, language });
    const { residentRecords } = await admin.ask<{ residentRecords: { edges: { node: { id: string; version: number; unitId: string; owner: boolean } }[] } }>('query ($id: ID!) { residentRecords(centreId: $id, search: "赵更正") { edges { node { id version unitId owner } } } }', { id: me.centres[0]!.id });
    const { node } = residentRecords.edges[0]!;
    await admin.ask('mutation ($input: SaveResidentInput!) { saveResident(input: $input) { record { __typename } } }', { input: { ...node, name: '赵更正', movedOutOn: '2026-01-01' } });
    await page.getByRole('button', { name: en ? 'Find' : '查找', exact: true }).click();
    const leaving = page.getByRole('row').filter({ hasText: '赵更正' });
    await expect(leaving).toContainText('2026-01-01');
    await leaving.getByRole('button', { name: en ? /^Erase/ : /^删除/ }).click();
    await page.getByRole('dialog').getByLabel(en ? 'Reason' : '原因').fill('本人申请');
    expect(await violations(page), 'erasing').toEqual([]);
    await page.screenshot({ path: info.outputPath('erasing.png') });
    await page.getByRole('dialog').getByRole('button', { name: en ? 'Erase for good' : '确认删除' }).click();
    await expect(page.getByRole('row').filter({ hasText: en ? 'erased' : '已删除' }).first()).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: '赵更正' })).toHaveCount(0);
    expect(await violations(page), 'erased').toEqual([]);
  });
}
