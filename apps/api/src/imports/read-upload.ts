import { CASE_KINDS } from '@guanjia/domain';
import { z } from 'zod';
import { badField } from '../access/refusals.js';
import { IMPORT_KINDS } from './import-kinds.js';

const upload = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  /** INSPECT: how the file is read and which columns are proposed. DRY_RUN: what would come in. REPORT: the same as a CSV file. WRITE: it comes in. */
  mode: z.enum(['INSPECT', 'DRY_RUN', 'REPORT', 'WRITE']),
  centreId: z.uuid(),
  fileName: z.string().min(1).max(200),
  language: z.enum(['zh', 'en']).default('zh'),
  encoding: z.string().max(20).nullable().default(null),
  sheet: z.string().max(100).nullable().default(null),
  dates: z.enum(['MDY', 'DMY']).nullable().default(null),
  /** Column positions from 0; left out: as proposed; null: the field is not taken. */
  columns: z.record(z.string().max(40), z.number().int().min(0).max(499).nullable()).nullable().default(null),
  /** Of cases only: whose numbers they are, the zone of their times, the kind where no column says it. */
  source: z.string().max(100).nullable().default(null),
  zone: z.string().max(60).nullable().default(null),
  caseKind: z.enum(CASE_KINDS).default('OPINION'),
});
export type Upload = z.infer<typeof upload>;

/** What is asked with a file, from the address's `options`. @throws BAD_USER_INPUT */
export function readUpload(options: unknown): Upload {
  let value: unknown;
  try {
    value = JSON.parse(String(options));
  } catch {
    throw badField('options', { zh: '不是 JSON。', en: 'is not JSON.' });
  }
  const read = upload.safeParse(value);
  if (read.success) return read.data;
  const at = read.error.issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`).join('; ');
  throw badField('options', { zh: `有误：${at}`, en: `is wrong at ${at}` });
}
