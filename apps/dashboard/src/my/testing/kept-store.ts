import type { Act } from '../act';
import type { Change, OutboxStore } from '../outbox-store';

/** Keeps acts as the browser does: what was changed is there for whoever opens it next. */
export class KeptStore implements OutboxStore {
  acts: Act[] = [];
  full = false;
  async change<T>(work: (acts: readonly Act[]) => Change<T>): Promise<T> {
    if (this.full) throw new Error('no space left');
    const { put = [], remove = [], result } = work(this.acts);
    const gone = new Set([...remove, ...put.map(({ n }) => n)]);
    this.acts = [...this.acts.filter(({ n }) => !gone.has(n)), ...put].sort((a, b) => a.n - b.n);
    return result;
  }
}
