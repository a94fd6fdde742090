// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { writePreference } from './preferences';
import { useKeys, type Keys } from './use-keys';

function Screen({ keys }: { keys: Keys }) {
  useKeys(keys);
  return <input aria-label="matter" />;
}
afterEach(() => {
  cleanup();
  writePreference('single-keys', 'on');
});
const press = (target: Element | Window, init: KeyboardEventInit) => fireEvent.keyDown(target, init);

it('hears a single letter, and two in a row', () => {
  const next = vi.fn();
  const board = vi.fn();
  render(<Screen keys={{ j: next, 'g b': board }} />);
  press(document.body, { key: 'j' });
  press(document.body, { key: 'g' });
  press(document.body, { key: 'b' });
  expect([next.mock.calls.length, board.mock.calls.length]).toEqual([1, 1]);
});

it('is deaf to letters while somebody types, and still hears Ctrl+K', () => {
  const next = vi.fn();
  const palette = vi.fn();
  render(<Screen keys={{ j: next, 'Ctrl+K': palette }} />);
  const field = screen.getByLabelText('matter');
  press(field, { key: 'j' });
  press(field, { key: 'k', ctrlKey: true });
  expect([next.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
});

it('leaves Enter to an input method that is composing', () => {
  const open = vi.fn();
  render(<Screen keys={{ Enter: open }} />);
  press(document.body, { key: 'Enter', isComposing: true });
  press(document.body, { key: 'Enter', keyCode: 229 });
  expect(open).not.toHaveBeenCalled();
  press(document.body, { key: 'Enter' });
  expect(open).toHaveBeenCalledOnce();
});

it('can have its single letters switched off; the help key stays', () => {
  const next = vi.fn();
  const help = vi.fn();
  render(<Screen keys={{ j: next, '?': help }} />);
  writePreference('single-keys', 'off');
  press(document.body, { key: 'j' });
  press(document.body, { key: '?' });
  expect([next.mock.calls.length, help.mock.calls.length]).toEqual([0, 1]);
});
