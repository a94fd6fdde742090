import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PixelTimes } from './pixel-times';

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 1, 0, second)).toISOString();
const message = (lastEvent = 'ObligationOverdue', sentAfterMs = 40) => ({
  serverNow: new Date(Date.parse(at(10)) + sentAfterMs).toISOString(), row: { lastEvent, lastEventAt: at(10) },
});

let now: number;
let frames: (() => void)[];
let visible: boolean;
const report = vi.fn();
const line = { connectedAt: 0, roundTripMs: 20 };
const make = () => new PixelTimes({ report, line: () => line, now: () => now, nextFrame: (then) => frames.push(then), isVisible: () => visible });
/** Two frames of 16 ms. */
function draw(): void {
  for (let frame = 0; frame < 2; frame++) {
    now += 16;
    frames.splice(0).forEach((then) => then());
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  report.mockReset();
  [now, frames, visible] = [100_000, [], true];
  line.connectedAt = 0;
});
afterEach(() => vi.useRealTimers());

describe('from a breach to the pixel', () => {
  it('adds what the server says, half of the way there and back, and the wait for the frame', () => {
    const times = make();
    times.heard(message());
    now += 90;
    times.shown();
    draw();
    expect(report, 'sparsely').not.toHaveBeenCalled();
    vi.advanceTimersByTime(30_000);
    expect(report.mock.calls).toEqual([[[{ stepAt: at(10), afterMs: 40 + 10 + 90 + 32 }]]]);
    vi.advanceTimersByTime(60_000);
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('many share one report, of 50 at most', () => {
    const times = make();
    for (let n = 0; n < 70; n++) {
      times.heard(message());
      times.shown();
      draw();
    }
    vi.advanceTimersByTime(30_000);
    expect(report.mock.calls[0]![0]).toHaveLength(50);
  });

  it.each(['CaseSettled', 'ObligationMet'])('%s is no breach', (event) => {
    const times = make();
    times.heard(message(event));
    times.heard({ serverNow: at(11), row: null });
    times.shown();
    expect(frames).toEqual([]);
  });

  it('what happened while the line was cut is not counted: it is told late, and nobody was slow', () => {
    const times = make();
    line.connectedAt = now - 30;
    times.heard(message('ObligationOverdue', 40));
    times.shown();
    expect(frames).toEqual([]);
    times.heard(message('ObligationOverdue', 25));
    times.shown();
    expect(frames).toHaveLength(1);
  });

  it('a hidden page draws nothing and reports nothing', () => {
    const times = make();
    visible = false;
    times.heard(message());
    times.shown();
    visible = true;
    times.shown();
    vi.advanceTimersByTime(60_000);
    expect(frames).toEqual([]);
    expect(report).not.toHaveBeenCalled();
  });
});
