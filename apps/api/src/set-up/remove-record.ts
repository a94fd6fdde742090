import type { Words } from '@guanjia/domain';
import type { RemoveRecordResult, SetUpKind } from '@guanjia/schema';
import type { ClientBase, Pool } from 'pg';
import { badField, notFound } from '../access/refusals.js';
import { inTransaction } from '../database/in-transaction.js';
import { findRecord, RECORD_KINDS, type SetUpScope } from './record-kinds.js';
import { log, named, refusalOf } from './save-record.js';

export interface Removing {
  readonly scope: SetUpScope;
  readonly personId: string;
  readonly kind: SetUpKind;
  readonly id: string;
  readonly version: number;
}

const STILL_REFERRED_TO = '23503';
const IN_USE: Words = {
  zh: '还有记录引用它，不能删除：请填写停用（搬离）日期，以后就不再出现在选择里。',
  en: 'Records refer to it, so it stays. Give it a day from which it is closed (or moved out): from then on it is not offered any more.',
};
const CHANGED: Words = { zh: '刚才有人改过它。请看过最新内容后再删除。', en: 'Someone changed it meanwhile. Look at it again before you remove it.' };

/**
 * Removes what was entered by mistake: only while nothing refers to it, which the database's own references decide.
 * @throws NOT_FOUND outside the scope
 */
export async function removeRecord(pool: Pool, { scope, personId, kind, id, version }: Removing): Promise<RemoveRecordResult> {
  if (version < 1) throw badField('version', { zh: '须为所见记录的版本，从 1 起。', en: 'must be the version of the record that was seen, 1 or more.' });
  try {
    return await inTransaction(pool, async (client) => {
      const record = await findRecord(client, scope, kind, id);
      if (!record) throw notFound();
      if (kind === 'CENTRE') await withoutWhatComesWithIt(client, id);
      const { rowCount } = await client.query(`delete from ${RECORD_KINDS[kind].table} where id = $1 and version = $2`, [id, version]);
      if (rowCount === 0) throw new ChangedMeanwhile();
      await log(client, personId, kind, id, `removed ${named(record, kind)}`);
      return { removed: true, refusal: null };
    });
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return { removed: false, refusal: refusalOf(CHANGED) };
    if ((error as { code?: string }).code === STILL_REFERRED_TO) return { removed: false, refusal: refusalOf(IN_USE) };
    throw error;
  }
}

/** What a centre follows, and the month's secret that nothing was drawn by yet (CB-08), come with it and go with it; cases, homes, duties, visits and terms of office keep it. */
async function withoutWhatComesWithIt(client: ClientBase, centreId: string): Promise<void> {
  // Whoever commits a secret holds the centre's row: after this nobody adds one.
  await client.query('select from service_centre where id = $1 for update', [centreId]);
  await client.query('delete from policy_adoption where centre_id = $1', [centreId]);
  await client.query('delete from callback_secret where centre_id = $1', [centreId]);
}

/** Thrown so that the transaction is rolled back as a whole. */
class ChangedMeanwhile extends Error {}
