import { DEFAULT_PACKS, DEFAULT_SETTINGS } from '@guanjia/domain';
import { openServiceDesk, type ServiceDesk } from '../../cases/testing/service-desk.js';
import { sweepBatch } from '../../obligations/sweep.js';
import { adoptPolicies } from '../../policies/adopt-policies.js';
import { openArisenDuties } from '../open-arisen-duties.js';

export interface StoredDuty {
  readonly id: string;
  readonly centre_id: string;
  readonly rule_key: string;
  readonly policy_set_id: string;
  readonly version: number;
  readonly period_start: Date;
  readonly period_end: Date;
  readonly fulfilled_at: Date | null;
  readonly fulfilled_by: string | null;
}

export interface DutyHouse extends ServiceDesk {
  /** Business time stands at this moment for everything that the house does; China's time where no zone is written. */
  at(moment: string): Promise<void>;
  /** Opens what has arisen by now. */
  arise(): Promise<void>;
  /** What the sweeper does now: opens what has arisen, then takes all steps that are past. */
  look(): Promise<void>;
  /** Duties of the first centre, oldest first; all rules, or one. */
  duties(rule?: string): Promise<StoredDuty[]>;
  /** The only duty of this rule at the first centre that is not done. */
  open(rule: string): Promise<StoredDuty>;
  /** Rows of a question. */
  ask<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

const CONNECTIONS = 4;

/** A company whose time stands where a test puts it, to the millisecond: the ground for what comes round at midnight. */
export async function openDutyHouse(): Promise<DutyHouse> {
  const desk = await openServiceDesk({ poolSize: CONNECTIONS });
  const { pool } = desk.database;
  for (const centreId of [desk.centreId, desk.otherCentreId]) {
    await adoptPolicies(desk.database, { centreId, packs: DEFAULT_PACKS.map(({ key }) => key), settings: DEFAULT_SETTINGS, from: new Date('2020-01-01T00:00:00Z') });
  }
  const ask = async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[];
  const arise = async () => {
    await openArisenDuties(desk.desk, (trouble) => {
      throw trouble;
    });
  };
  return {
    ...desk,
    ask,
    async at(moment) {
      const stated = /[zZ]|[+-]\d\d:\d\d$/.test(moment) ? moment : `${moment}+08:00`;
      const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
      await Promise.all(clients.map((client) => client.query(`select set_config('guanjia.business_time', $1, false)`, [stated])));
      clients.forEach((client) => client.release());
    },
    arise,
    async look() {
      await arise();
      const query = async <R>(config: { text: string; values?: unknown[] }) => (await pool.query(config)).rows as R[];
      while ((await sweepBatch(query)) + (await sweepBatch(query, 500, 'duty')) > 0);
    },
    async open(rule) {
      const [only, ...more] = await ask<StoredDuty>('select * from duty where centre_id = $1 and rule_key = $2 and fulfilled_at is null', [desk.centreId, rule]);
      if (!only || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} duties of ${rule} are open`);
      return only;
    },
    duties: (rule) => ask<StoredDuty>('select * from duty where centre_id = $1 and ($2::text is null or rule_key = $2) order by period_start, rule_key', [desk.centreId, rule ?? null]),
  };
}
