import type pg from 'pg';
import type { SweptSubject } from '../obligations/sweep-statement.js';

export interface RecalculatorOptions {
  readonly pool: pg.Pool;
  /** Recalculates one case, duty or callback, whoever else is at it. */
  readonly recalculate: (id: string, kind: SweptSubject) => Promise<void>;
  /** Told of what failed, for the log; the recalculator goes on by itself. */
  readonly onTrouble?: (trouble: unknown, id?: string) => void;
  /** Looks at least so often; default 1,000 ms. */
  readonly lookEveryMs?: number;
}

const BATCH = 200;
const AT_ONCE = 4;
/** A case, duty or callback whose recalculation failed is left alone for so long, so that it stops nobody else. */
const FAILED_CASE_MS = 10_000;

/**
 * Cases, open duties and open callbacks counted by an older calendar than their centre's. At random, so that processes side by side seldom wait for each other's cases. Whatever was killed in the middle
 * left its cases as they were, so the next look finds them; so it finds a case that was decided by an old calendar while the new one was being written.
 */
const STALE = /* sql */ `
with newest as (select centre_id, max(version) as version from centre_calendar group by centre_id),
stale as (
  select c.id, 'case' as kind from newest k join service_case c on c.centre_id = k.centre_id and c.calendar_version < k.version
  union all
  select d.id, 'duty' from newest k join duty d on d.centre_id = k.centre_id and d.fulfilled_at is null and d.calendar_version < k.version
  union all
  select cb.id, 'callback' from newest k join callback cb on cb.centre_id = k.centre_id and cb.status in ('OPEN', 'VISITED') and cb.calendar_version < k.version
)
select id, kind from stale where id <> all($1::uuid[]) order by random() limit $2`;

interface Stale {
  readonly id: string;
  readonly kind: SweptSubject;
}

/** Brings open due times after a change of a calendar to what it says now (law 4). Any number of processes side by side; nothing is kept in memory that would be missed. */
export class Recalculator {
  private readonly lookEveryMs: number;
  private readonly restUntil = new Map<string, number>();
  private wake: (() => void) | null = null;
  private poked = false;
  private stopped = false;
  private running: Promise<void> | null = null;

  constructor(private readonly options: RecalculatorOptions) {
    this.lookEveryMs = options.lookEveryMs ?? 1_000;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Call it after the commit of a calendar; other processes find out by themselves. */
  poke(): void {
    this.poked = true;
    this.wake?.();
  }

  /** Finishes the cases at hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  /** Takes all that are stale now; answers how many were recalculated. */
  async takeStale(): Promise<number> {
    let taken = 0;
    while (!this.stopped) {
      const now = performance.now();
      for (const [id, until] of this.restUntil) if (until <= now) this.restUntil.delete(id);
      const { rows } = await this.options.pool.query<Stale>({ name: 'stale-calendars', text: STALE, values: [[...this.restUntil.keys()], BATCH] });
      if (rows.length === 0) break;
      taken += await this.takeBatch(rows);
    }
    return taken;
  }

  private async takeBatch(rows: readonly Stale[]): Promise<number> {
    let taken = 0;
    const next = rows.values();
    const worker = async () => {
      for (const { id, kind } of next) {
        if (this.stopped) return;
        try {
          await this.options.recalculate(id, kind);
          taken++;
        } catch (trouble) {
          this.restUntil.set(id, performance.now() + FAILED_CASE_MS);
          this.options.onTrouble?.(trouble, id);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return taken;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.poked = false;
      try {
        await this.takeStale();
      } catch (trouble) {
        this.options.onTrouble?.(trouble);
      }
      if (!this.poked && !this.stopped) await this.sleep();
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, this.lookEveryMs);
      this.wake = done;
    });
  }
}
