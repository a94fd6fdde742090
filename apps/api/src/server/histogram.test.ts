import { afterEach, describe, expect, it, vi } from 'vitest';
import { Histogram } from './histogram.js';

afterEach(() => vi.restoreAllMocks());
const at = (minutes: number) => vi.spyOn(performance, 'now').mockReturnValue(minutes * 60_000);

describe('percentiles of the last hour', () => {
  it('nothing counted is said as such', () => {
    expect(new Histogram().percentiles()).toEqual({ count: 0, p50: null, p95: null, p99: null, longest: null });
  });

  it('each is at most a tenth too high, and never above the longest', () => {
    const histogram = new Histogram();
    for (let ms = 1; ms <= 1_000; ms++) histogram.add(ms);
    const { count, p50, p95, p99, longest } = histogram.percentiles();
    expect(count).toBe(1_000);
    for (const [found, exact] of [[p50!, 500], [p95!, 950], [p99!, 990]] as const) {
      expect(found).toBeGreaterThanOrEqual(exact);
      expect(found).toBeLessThanOrEqual(Math.min(1_000, exact * 1.1));
    }
    expect(longest).toBe(1_000);
  });

  it('of one value, all are that value', () => {
    const histogram = new Histogram();
    histogram.add(37);
    expect(histogram.percentiles()).toEqual({ count: 1, p50: 37, p95: 37, p99: 37, longest: 37 });
  });

  it.each([-5, 0, 0.2, 90_000_000])('%d ms is counted, at the edge', (ms) => {
    const histogram = new Histogram();
    histogram.add(ms);
    expect(histogram.percentiles().count).toBe(1);
  });

  it('an hour later they are forgotten, within the hour they are not', () => {
    const histogram = new Histogram();
    at(1);
    histogram.add(100);
    at(58);
    histogram.add(200);
    expect(histogram.percentiles()).toMatchObject({ count: 2, longest: 200 });
    at(61);
    expect(histogram.percentiles()).toMatchObject({ count: 1, longest: 200 });
    at(121);
    expect(histogram.percentiles().count).toBe(0);
    histogram.add(7);
    expect(histogram.percentiles()).toMatchObject({ count: 1, longest: 7 });
  });
});
