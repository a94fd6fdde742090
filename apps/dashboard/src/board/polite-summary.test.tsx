// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PoliteSummary } from './polite-summary';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const said = () => screen.getByRole('status').textContent;
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

it('speaks of a change at most once each ten seconds, and then of the latest', () => {
  const { rerender } = render(<PoliteSummary text="1 overdue" />);
  rerender(<PoliteSummary text="2 overdue" />);
  wait(0);
  expect(said()).toBe('2 overdue');
  rerender(<PoliteSummary text="3 overdue" />);
  rerender(<PoliteSummary text="4 overdue" />);
  wait(9_900);
  expect(said()).toBe('2 overdue');
  wait(200);
  expect(said()).toBe('4 overdue');
});
