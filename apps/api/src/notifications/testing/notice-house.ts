import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../../database/database.js';
import { createTestDatabase } from '../../database/testing/test-database.js';
import { sweepBatch } from '../../obligations/sweep.js';
import { buildSmallHouse, type SmallHouse, type WrittenStep } from '../../obligations/testing/small-house.js';
import type { ChannelKind } from '../channel.js';
import { Notifier, type NotifierOptions } from '../notifier.js';
import { Sender } from '../send-message.js';
import { startReceiver, type Arrived, type Receiver, type Reply } from './receivers.js';

export interface ChannelFields {
  kind?: ChannelKind;
  person?: string;
  post?: string;
  /** Left out: the house's centre. */
  centre?: string | null;
  secret?: string;
  language?: string;
  quiet?: [from: string, until: string];
}

/** A row of `notification`. */
export interface Stored {
  status: string;
  attempts: number;
  last_error: string | null;
  first_sent_uncertain: boolean;
  post: string;
  passed_over: string;
  person_id: string | null;
  message_id: string | null;
  claimed_until: Date | null;
  channel_id: string;
  not_before: Date;
}

interface Ending {
  close?(): Promise<void>;
  stop?(): Promise<void>;
}

/** An overdue step that is past. */
export const overdue = (to = 'CS_SUPERVISOR', changes: Partial<WrittenStep> = {}): WrittenStep => ({ kind: 'OVERDUE', level: 1, inSeconds: -5, to, ...changes });

export const allSent = (count: number) => (stored: readonly Stored[]) => stored.length === count && stored.every(({ status }) => status === 'SENT');

/** A small house over a database of its own, with real receivers and notifiers: the ground for tests of delivery. */
export class NoticeHouse {
  private readonly open: Ending[] = [];

  private constructor(
    private readonly test: Awaited<ReturnType<typeof createTestDatabase>>,
    readonly database: Database,
    readonly house: SmallHouse,
  ) {}

  static async open(): Promise<NoticeHouse> {
    const test = await createTestDatabase();
    const database = await openDatabase(test.url, { poolSize: 6 });
    return new NoticeHouse(test, database, await buildSmallHouse(database.pool));
  }

  get url(): string {
    return this.test.url;
  }

  async close(): Promise<void> {
    for (const one of this.open.splice(0).reverse()) await (one.stop ?? one.close)!.call(one);
    await this.database.close();
    await this.test.drop();
  }

  /** Is ended with the house. */
  opened<T extends Ending>(one: T): T {
    this.open.push(one);
    return one;
  }

  async rows<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.database.pool.query(text, values)).rows as R[];
  }

  async receiver(reply?: (message: Arrived, before: number) => Reply): Promise<Receiver> {
    return this.opened(await startReceiver(reply));
  }

  async channel(address: string, { kind = 'WEBHOOK', person, post, centre, secret, language = 'zh-CN', quiet }: ChannelFields = {}): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `insert into notification_channel (kind, address, secret, centre_id, person_id, post, language, quiet_from, quiet_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [kind, address, secret ?? null, centre === undefined ? this.house.centreId : centre, person ?? null, post ?? null, language, quiet?.[0] ?? null, quiet?.[1] ?? null],
    );
    return row!.id;
  }

  /** A new case's steps, as the sweeper takes them, sealed. */
  async ring(...steps: WrittenStep[]): Promise<void> {
    await this.house.owe(await this.house.openCase(), steps);
    await this.sweepAndSeal();
  }

  /** As {@link ring}, of a duty. */
  async ringDuty(...steps: WrittenStep[]): Promise<string> {
    const dutyId = await this.house.openDuty();
    await this.house.owe(dutyId, steps, { rule: 'CP-28' });
    await this.sweepAndSeal();
    return dutyId;
  }

  async sweepAndSeal(): Promise<void> {
    for (const subject of ['case', 'duty'] as const) await sweepBatch((config) => this.rows(config.text), 500, subject);
    await this.database.pool.query('select seal()');
  }

  notifier(changes: Partial<NotifierOptions> = {}, withinMs = 2_000, smtpUrl?: string): Notifier {
    const sender = new Sender({ allowHttp: true, mail: smtpUrl === undefined ? null : { smtpUrl, from: 'Guanjia <desk@example.com>' }, withinMs });
    const one = this.opened(new Notifier({ database: this.database, sender, publicUrl: 'https://desk.example.com', lookEveryMs: 50, ...changes }));
    one.start();
    return one;
  }

  notices(): Promise<Stored[]> {
    return this.rows<Stored>('select * from notification order by journal_seq, channel_id');
  }

  async until(good: (notices: Stored[]) => boolean, withinMs = 15_000): Promise<Stored[]> {
    for (const end = performance.now() + withinMs; ; await sleep(25)) {
      const now = await this.notices();
      if (good(now)) return now;
      if (performance.now() > end) throw new Error(`it did not come to that: ${JSON.stringify(now)}`);
    }
  }

  /** What failed is due again at once. */
  retryNow(): Promise<unknown> {
    return this.rows(`update notification set next_attempt_at = clock_timestamp() where status = 'FAILED' and claimed_until is null`);
  }
}
