import { expect, it } from 'vitest';
import { reconnectWait } from './reconnect-wait';

it('waits a little longer each time, never more than 8 seconds, and never the same for two boards', () => {
  expect(reconnectWait(0, 1)).toBe(200);
  expect(reconnectWait(3, 1)).toBe(1600);
  expect(reconnectWait(1000, 1)).toBe(8000);
  expect(reconnectWait(3, 0)).toBe(800);
});
