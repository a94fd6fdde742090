import type { PixelTimeInput } from '../gql/graphql';

/** Rows whose last event is one of these were rung. */
const RINGS: ReadonlySet<string> = new Set(['ObligationWarned', 'ObligationOverdue', 'ObligationEscalated']);
/** Reports are sparse: many breaches share one. */
const REPORT_EVERY_MS = 30_000;
const MOST_AT_ONCE = 50;

interface BoardMessage {
  readonly serverNow: string;
  readonly row?: { readonly lastEvent: string; readonly lastEventAt: string } | null;
}

export interface PixelTimesParts {
  readonly report: (times: PixelTimeInput[]) => void;
  /** Since when the socket has been open, and how long a message goes there and back; milliseconds of `now`. */
  readonly line: () => { readonly connectedAt: number; readonly roundTripMs: number };
  readonly now?: () => number;
  readonly nextFrame?: (then: () => void) => void;
  readonly isVisible?: () => boolean;
}

/**
 * From the time of a step to the frame that shows its row, for the percentiles of the health page. The server's part is told by the message (sent at
 * `serverNow`, the step at `lastEventAt`), the rest is measured on this browser's monotonic clock: no two wall clocks are compared.
 */
export class PixelTimes {
  private waiting: { readonly stepAt: string; readonly sentAfterMs: number; readonly heardAt: number }[] = [];
  private measured: PixelTimeInput[] = [];
  private reporting: ReturnType<typeof setTimeout> | null = null;
  private readonly now: () => number;
  private readonly nextFrame: (then: () => void) => void;
  private readonly isVisible: () => boolean;

  constructor(private readonly parts: PixelTimesParts) {
    this.now = parts.now ?? (() => performance.now());
    this.nextFrame = parts.nextFrame ?? ((then) => requestAnimationFrame(then));
    this.isVisible = parts.isVisible ?? (() => document.visibilityState === 'visible');
  }

  heard({ serverNow, row }: BoardMessage): void {
    if (!row || !RINGS.has(row.lastEvent) || this.waiting.length >= MOST_AT_ONCE) return;
    const heardAt = this.now();
    const sentAfterMs = Date.parse(serverNow) - Date.parse(row.lastEventAt);
    // What happened while this browser was away is told late, and nobody was slow.
    if (heardAt - sentAfterMs < this.parts.line().connectedAt) return;
    this.waiting.push({ stepAt: row.lastEventAt, sentAfterMs, heardAt });
  }

  /** The screen was told of the rows; the frame after the next one has them. A hidden page draws none. */
  shown(): void {
    if (this.waiting.length === 0) return;
    const rows = this.waiting;
    this.waiting = [];
    if (!this.isVisible()) return;
    this.nextFrame(() =>
      this.nextFrame(() => {
        const wayMs = this.parts.line().roundTripMs / 2;
        for (const { stepAt, sentAfterMs, heardAt } of rows) {
          this.measured.push({ stepAt, afterMs: Math.max(0, Math.round(sentAfterMs + wayMs + (this.now() - heardAt))) });
        }
        this.reporting ??= setTimeout(() => this.report(), REPORT_EVERY_MS);
      }),
    );
  }

  private report(): void {
    this.reporting = null;
    this.parts.report(this.measured.slice(0, MOST_AT_ONCE));
    this.measured = [];
  }
}
