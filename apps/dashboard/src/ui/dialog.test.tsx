// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Suspense, use } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openDialogs, speak } from '../testing/house';
import { Dialog } from './dialog';

beforeAll(() => speak('zh-CN'));
beforeEach(() => {
  openDialogs();
  // As browsers do: the event comes after the closing.
  HTMLDialogElement.prototype.close = function close() {
    if (!this.open) return;
    this.open = false;
    queueMicrotask(() => this.dispatchEvent(new Event('close')));
  };
});
afterEach(cleanup);

const Late = ({ words }: { words: Promise<string> }) => <p>{use(words)}</p>;
const house = (onClose: () => void, words: Promise<string> | null) => (
  <Suspense fallback="…">
    <Dialog title="归档" onClose={onClose}>
      {words && <Late words={words} />}
    </Dialog>
  </Suspense>
);

it('a page that is hidden while its words arrive keeps its dialog open; the browser may still close it', async () => {
  const onClose = vi.fn();
  let arrive: (words: string) => void = () => undefined;
  const words = new Promise<string>((resolve) => (arrive = resolve));
  const { rerender } = render(house(onClose, null));
  const dialog = screen.getByRole<HTMLDialogElement>('dialog');
  await act(async () => rerender(house(onClose, words)));
  expect(dialog.open).toBe(false);
  await act(async () => arrive('归档说明'));
  expect(await screen.findByText('归档说明')).toBeTruthy();
  expect(dialog.open).toBe(true);
  expect(onClose).not.toHaveBeenCalled();
  await act(async () => dialog.close());
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('is closed by its button', () => {
  const onClose = vi.fn();
  render(house(onClose, null));
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});
