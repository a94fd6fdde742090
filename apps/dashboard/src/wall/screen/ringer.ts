const AGAIN_MS = 60_000;
export const MUTE_MS = 15 * 60_000;
const MUTED_UNTIL = 'guanjia.wall.mutedUntil';

export interface Sound {
  /** Whether the browser lets this page sound: before the first key or tap it may not. */
  readonly audible: () => boolean;
  /** One short sound; those of 5 s sound together at their end. */
  readonly beep: () => void;
  /** What was to sound at the end of the 5 s does not. */
  readonly silence: () => void;
}

/** A sound for each new breach, and again each minute until somebody has acknowledged; quiet for a while when somebody says so. Real time. */
export class Ringer {
  private known: ReadonlySet<string> = new Set();
  private rangAt = -Infinity;

  constructor(
    private readonly sound: Sound,
    /** Outlives the page's own reloads, not the browser. */
    private readonly kept: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  ) {}

  /** @param ringing limits that nobody has acknowledged. @param now real time, milliseconds */
  hear(ringing: ReadonlySet<string>, now: number): void {
    if ([...ringing].some((id) => !this.known.has(id))) this.rangAt = -Infinity;
    this.known = ringing;
    if (ringing.size === 0) this.sound.silence();
    if (ringing.size === 0 || now - this.rangAt < AGAIN_MS || this.mutedUntil(now) !== null || !this.sound.audible()) return;
    this.rangAt = now;
    this.sound.beep();
  }

  /** When it sounds again, or null: it does now. */
  mutedUntil(now: number): number | null {
    const until = Number(this.kept.getItem(MUTED_UNTIL) ?? 0);
    return until > now ? until : null;
  }

  /** Quiet for a quarter of an hour, or no longer. */
  toggleMute(now: number): void {
    this.sound.silence();
    if (this.mutedUntil(now) === null) this.kept.setItem(MUTED_UNTIL, String(now + MUTE_MS));
    else this.kept.removeItem(MUTED_UNTIL);
  }
}
