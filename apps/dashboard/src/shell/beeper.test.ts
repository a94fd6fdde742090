import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Beeper } from './beeper';

let tones: number[];
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  tones = [];
  class Node { frequency = { value: 0 }; gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} }; connect(next: unknown) { return next; } start() { tones.push(Date.now()); } stop() {} }
  vi.stubGlobal('AudioContext', class { currentTime = 0; destination = {}; resume() { return Promise.resolve(); } createOscillator() { return new Node(); } createGain() { return new Node(); } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const heard = () => [...new Set(tones)];
const beepsAt = (beeper: Beeper, ...times: readonly number[]) => times.map((at) => (vi.advanceTimersByTime(at - Date.now()), beeper.beep()));

it('sounds at most once each 5 seconds, and what came in between sounds at their end', () => {
  const beeper = new Beeper(Date.now);
  expect(beepsAt(beeper, 0, 1_000, 4_999)).toEqual([true, false, false]);
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual([0, 5_000]);
});

it('sounds at once again when 5 seconds have passed', () => {
  const beeper = new Beeper(Date.now);
  expect(beepsAt(beeper, 0, 5_000)).toEqual([true, true]);
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual([0, 5_000]);
});

it('who turns the sound off hears nothing that was waiting', () => {
  const beeper = new Beeper(Date.now);
  beepsAt(beeper, 0, 1_000);
  beeper.silence();
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual([0]);
});
