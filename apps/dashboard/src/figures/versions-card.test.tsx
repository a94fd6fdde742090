// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDialogs, renderInHouse, speak } from '../testing/house';
import { periodOf } from './period';
import { MANAGER, versionOf, words } from './testing/figures-server';
import { VersionsCard } from './versions-card';

beforeEach(async () => {
  await speak('zh-CN');
  openDialogs();
});
afterEach(cleanup);

it('a month that is over is frozen; from the second version on somebody says why; a refusal stands and what was written stays', async () => {
  const user = userEvent.setup();
  let refuse = true;
  const { asked } = renderInHouse(
    <VersionsCard centre={MANAGER.centres[0]!} period={periodOf('2026-10', '2026-11')} today="2026-11" versions={[versionOf(1)]} />,
    () => (refuse ? { version: null, refusal: { rule: null, clause: null, message: words('他人已锁定本月的另一版本。') } } : { version: versionOf(2), refusal: null }),
    MANAGER,
  );
  await user.click(await screen.findByRole('button', { name: '再次锁定2026-10' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: '锁定' }));
  expect(dialog.getByText('请填写再次锁定的原因。')).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: /再次锁定的原因/ }), '更正一件');
  await user.click(dialog.getByRole('button', { name: '锁定' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('他人已锁定');
  expect(dialog.getByRole<HTMLTextAreaElement>('textbox').value).toBe('更正一件');
  refuse = false;
  // Its sign of waiting may still be leaving.
  await user.click(dialog.getByRole('button', { name: /锁定$/ }));
  expect(await screen.findByText('2026-10第2版已锁定。')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  const sent = asked.filter(({ operation }) => operation === 'FreezeFigures').map(({ variables }) => variables['input'] as Record<string, unknown>);
  expect(sent).toMatchObject([{ centreId: 'yh', month: '2026-10', versions: 1, note: '更正一件' }, { versions: 1 }]);
  // The same submission sent again is the same act.
  expect(sent[0]!['clientKey']).toBe(sent[1]!['clientKey']);
});

it.each([
  ['2026-11', '本月尚未结束，月末之后才能锁定。'],
  ['2026-Q3', '只能按月锁定，请先选择一个月份。'],
])('%s is not frozen, and it is said why', async (period, why) => {
  renderInHouse(<VersionsCard centre={MANAGER.centres[0]!} period={periodOf(period, '2026-11')} today="2026-11" versions={[]} />, () => undefined, MANAGER);
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: `锁定${period}` });
  expect([button.disabled, document.getElementById(button.getAttribute('aria-describedby')!)!.textContent]).toEqual([true, why]);
});

it('who may not freeze sees the versions alone', async () => {
  renderInHouse(<VersionsCard centre={MANAGER.centres[0]!} period={periodOf('2026-10', '2026-11')} today="2026-11" versions={[versionOf(1)]} />, () => undefined, { ...MANAGER, capabilities: ['VIEW_FIGURES'] });
  expect(await screen.findByRole('link', { name: '第1版' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
