import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Beeper } from '../../shell/beeper';
import { MUTE_MS, Ringer } from './ringer';

const SECOND = 1_000;
const MINUTE = 60_000;
let now: number;
let audible: boolean;
let sounds: number[];
let kept: Map<string, string>;
const storage = () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
/** The real one, which counts where a browser would sound. */
function open(): Ringer {
  const beeper = new Beeper(() => now);
  return new Ringer({ audible: () => audible, beep: () => void beeper.beep(), silence: () => beeper.silence() }, storage());
}
let ringer: Ringer;
beforeEach(() => {
  [now, audible, sounds, kept] = [10 * MINUTE, true, [], new Map()];
  vi.useFakeTimers();
  const part = () => ({ frequency: {}, gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }, connect: (next: unknown) => next, start: () => undefined, stop: () => undefined });
  let tones = 0;
  vi.stubGlobal('AudioContext', class {
    currentTime = 0;
    resume = async () => undefined;
    createGain = part;
    // Two tones are one sound.
    createOscillator = () => (tones++ % 2 === 0 && sounds.push(now), part());
  });
  ringer = open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
/** The page draws each second. */
function hear(seconds: number, ...ringing: string[]): void {
  for (let n = 0; n < seconds; n++) {
    ringer.hear(new Set(ringing), now);
    now += SECOND;
    vi.advanceTimersByTime(SECOND);
  }
}
const times = () => sounds.map((at) => (at - 10 * MINUTE) / SECOND);

describe('a sound', () => {
  it('none while nothing is overdue', () => {
    hear(200);
    expect(sounds).toEqual([]);
  });

  it('at once for a breach, and again each minute until it is acknowledged', () => {
    hear(3);
    hear(150, 'a');
    hear(100);
    expect(times()).toEqual([3, 63, 123]);
  });

  it('for each new one, at most one each 5 s: ten in one second are two sounds at the most', () => {
    hear(2, 'a');
    hear(1, 'a', 'b');
    hear(50, ...'abcdefghij');
    expect(times()).toEqual([0, 5]);
  });

  it('one that was acknowledged and rang again is new', () => {
    hear(10, 'a');
    hear(10);
    hear(5, 'a');
    expect(times()).toEqual([0, 20]);
  });

  it('none that was owed comes after the last was acknowledged', () => {
    hear(1, 'a');
    hear(1, 'a', 'b');
    hear(60);
    expect(times()).toEqual([0]);
  });

  it('a minute later again though one of two was acknowledged', () => {
    hear(30, 'a', 'b');
    hear(40, 'b');
    expect(times()).toEqual([0, 60]);
  });
});

describe('muted', () => {
  it('for a quarter of an hour, then heard again if it is still owed; a new breach waits too', () => {
    ringer.toggleMute(now);
    expect(ringer.mutedUntil(now)).toBe(now + MUTE_MS);
    hear(60, 'a');
    hear(840, 'a', 'b');
    expect(sounds).toEqual([]);
    hear(2, 'a', 'b');
    expect(times()).toEqual([900]);
  });

  it('no longer, when somebody says so', () => {
    ringer.toggleMute(now);
    hear(10, 'a');
    ringer.toggleMute(now);
    expect(ringer.mutedUntil(now)).toBeNull();
    hear(1, 'a');
    expect(times()).toEqual([10]);
  });

  it('over a reload of the page', () => {
    ringer.toggleMute(now);
    ringer = open();
    hear(10, 'a');
    expect(sounds).toEqual([]);
  });
});

it('before the browser allows sound nothing piles up: one sound when it does', () => {
  audible = false;
  hear(300, 'a');
  audible = true;
  hear(10, 'a');
  expect(times()).toEqual([300]);
});
