import { expect, fitsWidth, receive, test } from './desk.js';

test.describe('the live board', () => {
  test('shows another person’s new matter without reload, and counts it', async ({ signIn }) => {
    const reception = await signIn('reception.1');
    const supervisor = await signIn('supervisor.1');
    const grid = supervisor.page.getByRole('grid');
    const { number } = await receive(reception, '楼道灯不亮', 'REPAIR');
    await expect(grid.getByRole('row', { name: new RegExp(number) })).toContainText('楼道灯不亮');
    await expect(supervisor.page.getByRole('button', { name: /未关闭/ })).toContainText(/[1-9]/);
  });

  test('a centre’s board does not show another centre’s matter', async ({ signIn }) => {
    const elsewhere = await signIn('reception.2');
    const here = await signIn('supervisor.1');
    const mine = await receive(await signIn('reception.1'), '本中心的事项');
    const theirs = await receive(elsewhere, '别的中心的事项');
    await expect(here.page.getByRole('row', { name: new RegExp(mine.number) })).toBeVisible();
    await expect(here.page.getByRole('row', { name: new RegExp(theirs.number) })).toHaveCount(0);
  });

  test('is used without a mouse: j, k, Enter, Escape', async ({ signIn }) => {
    const { page } = await signIn('supervisor.1');
    await expect(page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.locator('[role=row][aria-selected=true]')).toHaveAttribute('aria-rowindex', '2');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect(page.locator('[role=row][aria-selected=true]')).toHaveAttribute('aria-rowindex', '2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary')).toContainText('时限');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  });

  test('acts on a row without leaving: m reminds its owner, d, e and p open their dialogs', async ({ signIn }) => {
    const supervisor = await signIn('supervisor.3');
    const { page } = supervisor;
    const { number } = await receive(supervisor, '看板上的催办');
    const row = page.getByRole('row', { name: new RegExp(number) });
    await row.click();
    await expect(row).toHaveAttribute('aria-selected', 'true');
    for (const [key, verb] of [['d', '派员'], ['e', '上报'], ['p', '暂停计时']] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name: `${verb} · ${number}` })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: `催办 · ${number}` });
    await dialog.getByRole('textbox').fill('请今天中午前回话');
    await dialog.getByRole('button', { name: '确定催办' }).click();
    await expect(dialog).toBeHidden();
    const { case: now } = await supervisor.ask<{ case: { timeline: { type: string }[] } }>('query ($number: String!) { case(number: $number) { timeline { type } } }', { number });
    expect(now.timeline.map(({ type }) => type)).toContain('CaseReminded');
  });

  test('shows every column at 820 px, and its header in one line at 820 and 1366 in both languages', async ({ signIn }) => {
    const person = await signIn('gm');
    const { page } = person;
    for (const language of ['en', 'zh-CN']) {
      await person.ask('mutation ($language: String!) { setLanguage(language: $language) { id } }', { language });
      await page.reload();
      for (const width of [820, 1366]) {
        await page.setViewportSize({ width, height: 900 });
        const row = page.getByRole('grid').getByRole('row').nth(1);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(row.getByRole('gridcell')).toHaveCount(10);
        // The header and the rows are laid out anew after the window's change.
        await expect(async () => {
          for (const cell of await row.getByRole('gridcell').all()) {
            const box = (await cell.boundingBox())!;
            expect(box.width, `${language} ${width}`).toBeGreaterThan(40);
            expect(box.x + box.width, `${language} ${width}`).toBeLessThanOrEqual(width);
          }
          expect((await page.getByRole('banner').boundingBox())!.height, `${language} ${width}`).toBeLessThanOrEqual(56);
        }).toPass({ timeout: 30_000 });
        await fitsWidth(page, `${language} ${width}`);
      }
    }
  });

  test('keeps its filter in the address', async ({ signIn }) => {
    const { page } = await signIn('supervisor.1');
    await page.getByRole('button', { name: /今日接待/ }).click();
    await expect(page).toHaveURL(/show=receivedToday/);
    await page.reload();
    await expect(page.getByRole('button', { name: /今日接待/ })).toHaveAttribute('aria-pressed', 'true');
  });

  test('a board whose line is cut fifty times loses nothing and doubles nothing', async ({ signIn, line }) => {
    test.slow();
    const reception = await signIn('reception.2');
    const { page } = await signIn('supervisor.2', { url: line.url });
    await expect(page.getByText(/^实时 ·/)).toBeVisible();
    const numbers: string[] = [];
    for (let n = 0; n < 50; n++) {
      line.cut();
      numbers.push((await receive(reception, `断线时登记 ${n}`)).number);
      line.mend();
      await page.waitForTimeout(60);
    }
    const { board } = await reception.ask<{ board: { rows: { number: string }[] } }>('{ board { rows { number } } }');
    expect(board.rows.map((row) => row.number)).toEqual(expect.arrayContaining(numbers));
    // Rows are kept by case, so as many rows as the server has are the server's rows.
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(board.rows.length + 1), { timeout: 60_000 });
    await page.reload();
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(board.rows.length + 1));
  });

  test('says that it is not live when the line stays cut, and lives again by itself', async ({ signIn, line }) => {
    const { page } = await signIn('supervisor.1', { url: line.url });
    await expect(page.getByText(/^实时 ·/)).toBeVisible();
    line.cut();
    await expect(page.getByText(/重连中/)).toBeVisible();
    await expect(page.getByText(/数据停更/)).toBeVisible({ timeout: 60_000 });
    line.mend();
    await expect(page.getByText(/^实时 ·/)).toBeVisible({ timeout: 60_000 });
  });
});
