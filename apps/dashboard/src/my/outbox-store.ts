import type { Act } from './act';

/** What a change writes; `put` replaces by `n`. */
export interface Change<T> {
  readonly put?: readonly Act[];
  readonly remove?: readonly number[];
  readonly result: T;
}

/** Where acts wait. A change reads and writes in one piece: two tabs never seal one act twice. */
export interface OutboxStore {
  change<T>(work: (acts: readonly Act[]) => Change<T>): Promise<T>;
}

const DATABASE = 'guanjia-outbox';
const ACTS = 'acts';

/** Acts in the browser's own database: they outlive the page, the tab and the browser. Throws what the browser says where it keeps nothing. */
export class BrowserStore implements OutboxStore {
  private opened: Promise<IDBDatabase> | null = null;

  async change<T>(work: (acts: readonly Act[]) => Change<T>): Promise<T> {
    const database = await this.open();
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(ACTS, 'readwrite', { durability: 'strict' });
      const acts = transaction.objectStore(ACTS);
      let result: T;
      const all = acts.getAll() as IDBRequest<Act[]>;
      all.onsuccess = () => {
        const change = work(all.result);
        for (const act of change.put ?? []) acts.put(act);
        for (const n of change.remove ?? []) acts.delete(n);
        result = change.result;
      };
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser did not keep it'));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(ACTS, { keyPath: 'n' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('the browser keeps no data'));
    });
    this.opened.catch(() => (this.opened = null));
    return this.opened;
  }
}
