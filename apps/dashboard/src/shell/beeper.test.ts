import { expect, it } from 'vitest';
import { Beeper } from './beeper';

it('sounds at most once each 5 seconds, however many breaches come', () => {
  let now = 0;
  const tones: number[] = [];
  class Node { frequency = { value: 0 }; gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} }; connect(next: unknown) { return next; } start() { tones.push(now); } stop() {} }
  Object.assign(globalThis, { AudioContext: class { currentTime = 0; destination = {}; resume() { return Promise.resolve(); } createOscillator() { return new Node(); } createGain() { return new Node(); } } });
  const beeper = new Beeper(() => now);
  expect([0, 1_000, 4_999, 5_000].map((at) => ((now = at), beeper.beep()))).toEqual([true, false, false, true]);
  expect(new Set(tones)).toEqual(new Set([0, 5_000]));
});
