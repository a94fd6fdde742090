import { planOf } from '@guanjia/domain';
import type { Plan } from '@guanjia/schema';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import type { CaseNode } from './case-node.js';
import { readCase } from './load-case.js';
import { personRef } from './named-refs.js';

const TEXTS = /* sql */ `
select n.id, n.body from case_note n where n.id = any($1::uuid[])`;

/** How a complaint is to be handled, as it was proposed last; null: nobody has proposed anything. */
export async function planOfCase(context: Context, { id, kind }: Pick<CaseNode, 'id' | 'kind'>): Promise<Plan | null> {
  if (kind !== 'COMPLAINT') return null;
  const { pool } = context.database;
  const loaded = await readCase(pool, id, scopeOf(viewerOfContext(context)));
  const plan = loaded && planOf(loaded.state);
  if (!plan) return null;
  const { status, proposedAt, decidedAt, note, comment } = plan;
  const { rows } = await pool.query<{ id: string; body: string }>(TEXTS, [[note, ...(comment === null ? [] : [comment])]]);
  const text = (of: string | null) => rows.find((row) => row.id === of)?.body ?? null;
  return { status, text: text(note) ?? '', proposedAt, proposedBy: await personRef(context, plan.proposedBy), decidedAt, decidedBy: await personRef(context, plan.decidedBy), comment: text(comment) };
}
