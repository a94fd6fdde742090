import { dayOf, type Instant } from '@guanjia/domain';
import type { Database } from '../../database/database.js';
import { keyOf, timeOf } from '../do-act.js';
import { doDuty, keyOfDuty, ZONE } from '../duty-acts.js';
import type { Ground } from '../ground.js';
import type { Matter } from '../story.js';
import { CENTRES, planOf, type StoredHistory } from './history.js';
import { liveMatter } from './live-matter.js';
import { planDay, planExtras, type Plan } from './plan-day.js';
import { liveVisits } from './live-visits.js';
import { planDuties, planVisitDuties } from './plan-duties.js';

export interface SimulatorOptions {
  readonly history: StoredHistory;
  /** Matters a day and centre beside those of the year's pace, at their own time and only while somebody watches. */
  readonly extras: number;
  readonly watched: () => boolean;
  /** After each transaction: sealer and sweeper are to hear of it. */
  readonly onLived: () => void;
  readonly onTrouble: (trouble: unknown) => void;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What was skipped when the clock was set forward is lived for so long back. */
const CATCH_UP_MS = 14 * DAY_MS;
/** No life of the plan is longer. */
const LONGEST_LIFE_MS = 45 * DAY_MS;
const DUTIES_BACK_DAYS = 10;
/** What was settled in the stories' days is visited by the company, too. */
const VISITS_BACK_MS = 9 * DAY_MS;
/** An extra matter that nobody saw coming does not come. */
const FRESH_MS = 3 * MINUTE_MS;

const DONE = /* sql */ `
select i.client_key as key, i.case_id as "caseId" from idempotency i join service_case c on c.id = i.case_id
where i.client_key like 'life-%' and c.recorded_at >= $1`;
const DUTIES_DONE = `select client_key as key from idempotency where duty_id is not null and client_key like 'demo-%'`;

/**
 * The company's life after its history, by the same plan: asked again and again, it does what has come due since, each at its own business time – so what the clock
 * skipped is lived too, as far as {@link CATCH_UP_MS} back. Cases that it did not open, or on which anybody else has acted, it leaves alone.
 */
export class Simulator {
  private readonly plans = new Map<number, readonly Matter[]>();
  /** Submissions that are there, with their cases. */
  private done: Map<string, string> | null = null;
  /** Matters that are left as they are: refused, or in somebody else's hands; and duties that are done. */
  private readonly left = new Set<string>();

  private readonly plan: Plan;

  /** `ground`: who may do what, read anew from time to time. */
  constructor(
    private readonly database: Database,
    public ground: Ground,
    private readonly options: SimulatorOptions,
  ) {
    this.plan = planOf(options.history, ground);
  }

  /** Lives what is due; answers how many things happened. Throws where the database does. */
  async tick(signal: AbortSignal): Promise<number> {
    const { rows } = await this.database.pool.query<{ now: Date }>('select app_now() as now');
    const now = rows[0]!.now.getTime();
    this.done ??= await this.readDone();
    let happened = 0;
    for (const matter of this.dueMatters(now)) {
      if (signal.aborted) return happened;
      happened += await this.live(matter, now);
    }
    if (!signal.aborted) happened += await this.visit(now);
    return happened + (signal.aborted ? 0 : await this.doDuties(now));
  }

  /** What is there already, of an earlier process too. */
  private async readDone(): Promise<Map<string, string>> {
    const { pool } = this.database;
    const { rows: duties } = await pool.query<{ key: string }>(DUTIES_DONE);
    for (const { key } of duties) this.left.add(key);
    const { rows: known } = await pool.query<{ key: string; caseId: string }>(DONE, [new Date(this.options.history.toldUntil)]);
    return new Map(known.map(({ key, caseId }) => [key, caseId]));
  }

  /** Matters of which something is due, oldest first. */
  private dueMatters(now: Instant): Matter[] {
    const { history } = this.options;
    const from = Math.max(history.toldUntil, now - LONGEST_LIFE_MS);
    for (const day of this.plans.keys()) if (day < dayOf(from, ZONE)) this.plans.delete(day);
    const days = Array.from({ length: dayOf(now, ZONE) - dayOf(from, ZONE) + 1 }, (_, n) => dayOf(from, ZONE) + n);
    return days.flatMap((day) => this.planned(day, now)).filter((matter) => !this.left.has(matter.key) && matter.at > history.toldUntil && matter.at <= now && this.isDue(matter, now));
  }

  private isDue(matter: Matter, now: Instant): boolean {
    const isDone = (n: number) => this.done!.has(keyOf(matter, n));
    if (!isDone(0)) {
      const comes = isExtra(matter) ? matter.at > now - FRESH_MS && this.options.watched() : matter.at > now - CATCH_UP_MS;
      if (!comes) this.left.add(matter.key);
      return comes;
    }
    const next = matter.acts.find((_, n) => !isDone(n + 1));
    if (!next) this.left.add(matter.key);
    return next !== undefined && timeOf(matter, next) <= now;
  }

  private planned(day: number, now: Instant): readonly Matter[] {
    const known = this.plans.get(day);
    if (known) return known;
    const { extras } = this.options;
    // What did not come on its day does not come any more.
    const withExtras = (centre: number) => day >= dayOf(now, ZONE) || [...this.done!.keys()].some((key) => key.startsWith(`life-${centre}-${day}-extra-`));
    const matters = CENTRES.flatMap((centre) => [...planDay(this.plan, centre, day), ...(withExtras(centre) ? planExtras(this.plan, centre, day, extras) : [])]).sort((one, other) => one.at - other.at);
    this.plans.set(day, matters);
    return matters;
  }

  private async live(matter: Matter, now: Instant): Promise<number> {
    const { onLived, onTrouble } = this.options;
    try {
      const lived = await liveMatter(this.database, this.ground, matter, now, this.done!);
      for (const [key, caseId] of lived.done) this.done!.set(key, caseId);
      if (lived.leaveIt) this.left.add(matter.key);
      if (lived.done.length > 0) onLived();
      return lived.done.length;
    } catch (trouble) {
      this.left.add(matter.key);
      onTrouble(trouble);
      return 0;
    }
  }

  private async visit(now: Instant): Promise<number> {
    const { history, onLived, onTrouble } = this.options;
    try {
      const made = await liveVisits({ database: this.database, sealer: { poke: onLived } }, this.ground, { seed: history.seed, since: history.toldUntil - VISITS_BACK_MS, now, left: this.left });
      if (made > 0) onLived();
      return made;
    } catch (trouble) {
      onTrouble(trouble);
      return 0;
    }
  }

  private async doDuties(now: Instant): Promise<number> {
    const { history, onLived, onTrouble } = this.options;
    const today = dayOf(now, ZONE);
    const first = Math.max(today - DUTIES_BACK_DAYS, dayOf(history.toldUntil, ZONE));
    const days = Array.from({ length: Math.max(0, today - first + 1) }, (_, n) => first + n);
    const due = days.flatMap((day) => CENTRES.flatMap((centre) => [...planDuties(history.seed, centre, day), ...planVisitDuties(history.seed, centre, day)])).filter((done) => done.at > history.toldUntil && done.at <= now && !this.left.has(keyOfDuty(done)));
    let happened = 0;
    for (const done of due) {
      try {
        // Now, and not at the time at which it was meant to be: what the clock skipped has rung already.
        const outcome = await doDuty({ database: this.database, sealer: { poke: onLived } }, this.ground, done);
        if (outcome) this.left.add(keyOfDuty(done));
        if (outcome?.kind === 'done') happened++;
      } catch (trouble) {
        this.left.add(keyOfDuty(done));
        onTrouble(trouble);
      }
    }
    return happened;
  }
}

const isExtra = ({ key }: Matter) => key.includes('-extra-');

