import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { FREE_TEXTS } from './free-texts.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const test = await createTestDatabase();
  drop = test.drop;
  database = await openDatabase(test.url, { poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await drop();
});

/** Columns of text in which no resident can stand: keys, hashes, words of the house and of its staff. `resident` has its own way (eraseResident). */
const OF_NO_RESIDENT = /^(resident\.(name|telephone|pinyin)|access_log\.(act|subject_kind)|attachment\.(stored_as|thumbnail_as)|(building|public_area)\.(name_zh|name_en|pinyin)|case_household\.(answer_form|outcome)|callback\.(audience|origin|round|grp|month|status|owner_post|facts|stand_ins|form|verdict|last_event)|callback_archive\..*|callback_attempt\.(form|outcome)|callback_candidate\..*|callback_occasion\.kind|callback_secret\..*|case_note\.kind|centre_calendar\.(body|reason)|company\..*|complaint_channels\..*|complaint_report\.(month|figures)|complaint_report_line\.facts|complaint_sample\.(kind|finding)|demo_history\..*|duty\..*|duty_shift\.post|handover\.(handover_key|on_duty|sign_key)|handover_line\.(part|facts)|handover_note\.note_key|idempotency\..*|import_run\.(source|file_hash|mapping|kind)|journal\..*|journal_head\.epoch|notification\.(audience|event|post|passed_over|language|status)|notification_channel\..*|obligation\..*|person\..*|policy_set\..*|policy_version\..*|post\..*|post_capability\..*|post_holding\.post|service_case\.(number|status|kind|channel|category|validity|severity|received_by_post|received_by_name|owner_post|responsible_department|audience|source_key|last_event)|service_centre\..*|session\.device|unit\.number|wall\..*|disposal_list\.kind|(frozen_)?(case|limit|candidate|visit)_(fact|cube)\..*|migration\.name)$/;

it('every column of text is either looked through when a resident is erased, or none in which a resident can stand', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'character varying') order by 1`,
  );
  const looked = new Set(FREE_TEXTS.map(({ table, column }) => `${table}.${column}`));
  expect(rows.map(({ name }) => name).filter((name) => !looked.has(name) && !OF_NO_RESIDENT.test(name)), 'add it to FREE_TEXTS').toEqual([]);
  const known = new Set(rows.map(({ name }) => name));
  expect([...looked].filter((name) => !known.has(name))).toEqual([]);
});
