import type { Desk } from '../cases/carry-out.js';
import { JournalFollower, type JournalFollowerOptions } from '../journal/index.js';
import { followCases } from './follow-cases.js';
import { judgeHomeVisits } from './judge-home-visits.js';
import { lookAfterMonths } from './look-after-months.js';

export interface CallbackFollowerOptions extends JournalFollowerOptions {
  readonly desk: Desk;
  /** Told of what failed, for the log; it goes on by itself. */
  readonly onTrouble?: (trouble: unknown, centreId?: string) => void;
}

/** What becomes owed as a visit by itself: follows the journal, and looks after the months. */
export class CallbackFollower extends JournalFollower {
  private readonly restUntil = new Map<string, number>();

  constructor(private readonly options: CallbackFollowerOptions) {
    super(options);
  }

  protected async look(): Promise<void> {
    const { desk, onTrouble } = this.options;
    // Each by itself: one that fails stops no other.
    const tasks = [() => lookAfterMonths(desk, (trouble, centreId) => onTrouble?.(trouble, centreId), this.restUntil), () => followCases(desk), () => judgeHomeVisits(desk)];
    for (const task of tasks) await task().catch((trouble: unknown) => onTrouble?.(trouble));
  }
}
