// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { boardItem, type BoardItem } from './board-item';
import { row } from './testing/rows';
import { useSteadyOrder } from './use-steady-order';

function Rows({ items, filter = 'open' }: { items: BoardItem[]; filter?: string }) {
  const { items: shown, moves, hand, takeOrder } = useSteadyOrder(items, filter);
  return (
    <>
      <button onClick={takeOrder}>{moves}</button>
      <div role="grid" tabIndex={0} {...hand}>
        {shown.map((item) => `${item.row.id}${item.row.version}`).join(' ')}
      </div>
    </>
  );
}
const items = (text: string, version = 1) => [...text].map((id) => boardItem(row(id, { version })));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const grid = () => screen.getByRole('grid').textContent;

it('keeps the rows in place under the pointer, changes what they say, and tells how many will move', () => {
  const { rerender } = render(<Rows items={items('abc')} />);
  fireEvent.pointerMove(screen.getByRole('grid'), { pointerType: 'mouse' });
  rerender(<Rows items={items('cabx', 2)} />);
  expect(grid()).toBe('a2 b2 c2');
  expect(screen.getByRole('button').textContent).toBe('2');
  fireEvent.pointerLeave(screen.getByRole('grid'));
  expect(grid()).toBe('c2 a2 b2 x2');
});

it('takes the order when asked, and when the hand has rested for ten seconds', () => {
  const { rerender } = render(<Rows items={items('abc')} />);
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'j' });
  rerender(<Rows items={items('cba')} />);
  expect(grid()).toBe('a1 b1 c1');
  fireEvent.click(screen.getByRole('button'));
  expect(grid()).toBe('c1 b1 a1');
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'j' });
  rerender(<Rows items={items('abc')} />);
  expect(grid()).toBe('c1 b1 a1');
  act(() => void vi.advanceTimersByTime(10_000));
  expect(grid()).toBe('a1 b1 c1');
});

it('still shows a row that left while the pointer was on it', () => {
  const { rerender } = render(<Rows items={items('abc')} />);
  fireEvent.pointerMove(screen.getByRole('grid'), { pointerType: 'mouse' });
  rerender(<Rows items={items('ac')} />);
  expect(grid()).toBe('a1 b1 c1');
});

it('follows another filter at once', () => {
  const { rerender } = render(<Rows items={items('abc')} />);
  fireEvent.pointerMove(screen.getByRole('grid'), { pointerType: 'mouse' });
  rerender(<Rows items={items('b')} filter="overdue" />);
  expect(grid()).toBe('b1');
});
