// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { caseView } from '../cases/testing/views';
import { openDialogs, renderInHouse, speak } from '../testing/house';
import { RowVerbDialog } from './row-verb-dialog';

beforeAll(() => speak('zh-CN'));
beforeEach(openDialogs);
afterEach(cleanup);

const may = (allowed: boolean) => caseView({ availableActions: [{ verb: 'remindOwner', allowed, primary: false, why: allowed ? null : { zh: '事项已关闭。', en: 'The case is closed.' } }] });

it('reads the case as it is now, and opens the verb’s own dialog', async () => {
  const { asked } = renderInHouse(<RowVerbDialog number="YH-20261120-0001" verb="remindOwner" onClose={vi.fn()} />, () => may(true));
  expect(await screen.findByRole('dialog', { name: '催办 · YH-20261120-0001' })).toBeTruthy();
  expect(asked[0]).toMatchObject({ operation: 'CaseByNumber', variables: { number: 'YH-20261120-0001' } });
});

it('says the reason where it may not be done now, and opens nothing', async () => {
  const onClose = vi.fn();
  renderInHouse(<RowVerbDialog number="YH-20261120-0001" verb="remindOwner" onClose={onClose} />, () => may(false));
  expect(await screen.findByText('事项已关闭。')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onClose).toHaveBeenCalledOnce();
});

it('says so when the case is gone, or cannot be read', async () => {
  const onClose = vi.fn();
  renderInHouse(<RowVerbDialog number="YH-1" verb="pauseObligation" onClose={onClose} />, () => null);
  expect(await screen.findByText('这一事项已不在您的范围内。')).toBeTruthy();
  cleanup();
  renderInHouse(<RowVerbDialog number="YH-1" verb="pauseObligation" onClose={onClose} />, () => { throw new Error('away'); });
  expect(await screen.findByText('没能读取这一事项，请重试。')).toBeTruthy();
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(2));
});
