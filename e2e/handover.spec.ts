import { expect, receive, test } from './desk.js';
import { LOOKS, violations } from './wcag.js';

// A centre has one hand-over at a time: nobody else's should stand in the way.
test.use({ ownHouse: 'handover' });

test('CP-33: the leaving shift writes a note and hands over; the next shift signs in a browser of its own and sees what is open', async ({ signIn }) => {
  const leaving = await signIn('reception.1');
  const matter = await receive(leaving, '交接：三栋电梯困人');
  await leaving.page.getByRole('link', { name: '交接班' }).click();
  const log = leaving.page.getByRole('region', { name: '值班记录表' });
  await expect(log.getByRole('row', { name: new RegExp(matter.number) })).toContainText('受理');
  const duty = leaving.page.getByRole('region', { name: '当班人员' });
  await expect(duty.getByRole('row', { name: /前台接待员/ })).toContainText(/至 \d\d:\d\d.*\d\d:\d\d 起/);

  await leaving.page.getByRole('textbox', { name: '给下一班的留言' }).fill('维保人员 22:00 再来复查，请开门。');
  await leaving.page.getByRole('button', { name: '记下' }).click();
  await expect(leaving.page.getByRole('region', { name: '交班留言' }).getByRole('listitem')).toContainText('22:00 再来复查');

  await leaving.page.getByRole('button', { name: '交班', exact: true }).click();
  await leaving.page.getByRole('dialog').getByRole('button', { name: '确认交班' }).click();
  await expect(leaving.page.getByRole('button', { name: '签收接班' })).toBeDisabled();
  await expect(leaving.page.getByText('交班人不能为自己签收')).toBeVisible();

  const next = await signIn('duty.1');
  await next.page.goto('/handover');
  await expect(next.page.getByRole('button', { name: '交班', exact: true })).toBeDisabled();
  await next.page.getByRole('button', { name: '查看并签收' }).click();
  await expect(next.page.getByRole('region', { name: '交班留言' })).toContainText('22:00 再来复查');
  const open = next.page.getByRole('region', { name: '未完结事项' }).getByRole('row', { name: new RegExp(matter.number) });
  await expect(open).toContainText(/20\d\d-\d\d-\d\d \d\d:\d\d/);
  await next.page.getByRole('button', { name: '签收接班' }).click();
  await expect(next.page.getByText(/✓ 接班人/)).toBeVisible();
  await expect(next.page.getByRole('button', { name: '签收接班' })).toHaveCount(0);

  // The new shift begins with an empty log, the open matters, and the signed hand-over in the list.
  await next.page.getByRole('button', { name: '回到本班' }).click();
  await expect(next.page.getByText('本班还没有受理或处理事项。')).toBeVisible();
  await expect(next.page.getByRole('region', { name: '未完结事项' }).getByRole('row', { name: new RegExp(matter.number) })).toBeVisible();
  await expect(next.page.getByRole('region', { name: '以往交接班' }).getByRole('listitem')).toHaveCount(1);
  await expect(next.page.getByRole('button', { name: '交班', exact: true })).toBeEnabled();

  // On paper: the form with both names, nothing to press.
  await next.page.getByRole('region', { name: '以往交接班' }).getByRole('button').first().click();
  await next.page.emulateMedia({ media: 'print' });
  await expect(next.page.getByRole('heading', { name: /服务中心 值班记录表/ })).toBeVisible();
  await expect(next.page.locator('.handover-signatures')).toContainText(/交班人.*20\d\d.*接班人.*20\d\d/);
  await expect(next.page.getByRole('button')).toHaveCount(0);
});

for (const [theme, language] of LOOKS) {
  test(`WCAG 2.2 AA, ${theme}, ${language}: hand-over`, async ({ signIn }) => {
    const person = await signIn('reception.2', { theme, language });
    const { page } = person;
    await receive(person, '交接：无障碍检查');
    await page.goto('/handover');
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('table').nth(2)).toBeVisible();
    expect(await violations(person.page), 'the running shift').toEqual([]);
    const handOver = page.getByRole('button', { name: /^(交班|Hand over)$/ });
    if (await handOver.isEnabled()) {
      await handOver.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(person.page), 'asked whether to hand over').toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: /确认交班|Hand over now/ }).click();
    } else {
      expect(await violations(person.page), 'with one that waits').toEqual([]);
      await page.getByRole('button', { name: /查看并签收|Look and sign/ }).click();
    }
    await expect(page.getByText(/交班人不能为自己签收|cannot sign/)).toBeVisible();
    expect(await violations(person.page), 'handed over, not signed').toEqual([]);
  });
}
