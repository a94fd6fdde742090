// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { speak } from '../testing/house';
import { DemoHint } from './demo-hint';

beforeAll(() => speak('zh-CN'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
const server = (data: unknown) => vi.stubGlobal('fetch', vi.fn(async () => ({ status: 200, json: async () => ({ data }) })));

it('a made-up company says whom to try, and a click fills in', async () => {
  server({ demoAccess: { password: 'guanjia', accounts: [{ login: 'gm', post: { zh: '总经理', en: 'General manager' } }] } });
  const choose = vi.fn();
  render(<DemoHint onChoose={choose} />);
  fireEvent.click(await screen.findByRole('button', { name: '总经理 gm' }));
  expect(choose).toHaveBeenCalledWith('gm', 'guanjia');
  screen.getByText(/密码都是 guanjia/);
});

it('a real company shows no account', async () => {
  server({ demoAccess: null });
  const { container } = render(<DemoHint onChoose={() => undefined} />);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  await Promise.resolve();
  expect(container.innerHTML).toBe('');
});
