// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { renderInHouse, speak } from '../testing/house';
import { CaseActions } from './case-actions';
import { caseView } from './testing/views';

beforeAll(() => speak('zh-CN'));
afterEach(cleanup);

const actions = caseView().availableActions;
const primaries = () => document.querySelectorAll('.ant-btn-primary');

it('has exactly one primary button: the next step', () => {
  const onChoose = vi.fn();
  renderInHouse(<CaseActions actions={actions} onChoose={onChoose} />, () => undefined);
  expect([...primaries()].map(({ textContent }) => textContent)).toEqual(['定性']);
  fireEvent.click(screen.getByRole('button', { name: '定性' }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('classifyCase');
});

it('a next step that is not this person’s is disabled, with the reason', () => {
  renderInHouse(<CaseActions actions={actions.map((action) => (action.primary ? { ...action, allowed: false, why: { zh: '您现任岗位没有此权限。', en: 'no' } } : action))} onChoose={vi.fn()} />, () => undefined);
  const button = screen.getByRole<HTMLButtonElement>('button', { name: '定性' });
  expect(button.disabled).toBe(true);
  expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toBe('您现任岗位没有此权限。');
});

it('the others stand in the menu; what may not be done says why', async () => {
  const onChoose = vi.fn();
  renderInHouse(<CaseActions actions={actions} onChoose={onChoose} />, () => undefined);
  fireEvent.click(screen.getByRole('button', { name: /其他操作/ }));
  const close = await screen.findByRole('menuitem', { name: /^关闭/ });
  expect(close.getAttribute('aria-disabled')).toBe('true');
  expect(close.textContent).toContain('您现任岗位没有此权限。');
  fireEvent.click(screen.getByRole('menuitem', { name: '办结' }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('settleCase');
});

it('the menu stands in groups; one of which nothing is left is not there', async () => {
  renderInHouse(<CaseActions actions={actions} onChoose={vi.fn()} />, () => undefined);
  fireEvent.click(screen.getByRole('button', { name: /其他操作/ }));
  await screen.findByRole('menuitem', { name: '办结' });
  expect([...document.querySelectorAll('.ant-dropdown-menu-item-group-title')].map(({ textContent }) => textContent)).toEqual(['办理', '时限', '结束与合并']);
});

it('a closed case with nothing left to do has no primary button', () => {
  renderInHouse(<CaseActions actions={actions.map((action) => ({ ...action, primary: false }))} onChoose={vi.fn()} />, () => undefined);
  expect(primaries()).toHaveLength(0);
});
