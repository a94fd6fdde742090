const REST_MS = 5000;

/** One short sound for a new breach, at most one each 5 s however many there are: those of the 5 s sound together at their end, none stays unheard. */
export class Beeper {
  private context: AudioContext | null = null;
  private lastAt = -Infinity;
  private later: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly realNow: () => number = () => performance.now()) {}

  /** @returns whether it sounded now */
  beep(): boolean {
    const now = this.realNow();
    if (now - this.lastAt < REST_MS) {
      this.later ??= setTimeout(() => {
        this.later = null;
        this.beep();
      }, this.lastAt + REST_MS - now);
      return false;
    }
    this.lastAt = now;
    if (typeof AudioContext === 'undefined') return false;
    this.context ??= new AudioContext();
    void this.context.resume();
    const start = this.context.currentTime;
    for (const [at, pitch] of [[0, 880], [0.18, 660]] as const) {
      const tone = this.context.createOscillator();
      const volume = this.context.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.2, start + at);
      volume.gain.exponentialRampToValueAtTime(0.001, start + at + 0.16);
      tone.connect(volume).connect(this.context.destination);
      tone.start(start + at);
      tone.stop(start + at + 0.17);
    }
    return true;
  }

  /** What was to sound at the end of the 5 s does not. */
  silence(): void {
    if (this.later !== null) clearTimeout(this.later);
    this.later = null;
  }
}
