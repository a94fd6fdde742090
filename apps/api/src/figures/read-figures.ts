import { FIGURES, type Words } from '@guanjia/domain';
import type { Figure, FigureSet, FiguresInput } from '@guanjia/schema';
import type { ClientBase } from 'pg';
import { badField, notFound } from '../access/refusals.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import type { Ground, Question } from './asked.js';
import { countFigures } from './count-figures.js';
import type { Moment } from './counted-rows.js';
import { pointsOf, type Point } from './figure-points.js';
import type { FigureScope } from './figure-scope.js';
import { namesOf, type Group } from './group-names.js';
import { loadProcedures, type Procedures } from './procedures.js';
import { readQuestions } from './read-question.js';
import { targetOf } from './targets.js';

/**
 * All figures of a request, of one moment. `scope`: all that the viewer may see, which the request narrows. Throws BAD_USER_INPUT for what cannot be asked, FORBIDDEN for persons without the right to them, NOT_FOUND for a version of elsewhere.
 */
export async function readFigures(database: Pick<Database, 'pool'>, scope: FigureScope, input: FiguresInput): Promise<FigureSet> {
  const { ground, questions } = readQuestions(scope, input);
  const procedures = await loadProcedures(database, ground.scope.centreIds);
  const { reading, counted } = await atOneMoment(database, async (client) => {
    const read = await readingOf(client, ground);
    return { reading: read, counted: await countFigures(client, ground, questions, read) };
  });
  const points = questions.map((question, n) => pointsOf(ground, question, counted[n]!, procedures));
  const figures = await figuresOf(database, ground, questions, points, procedures);
  return { throughSeq: reading.throughSeq, behind: reading.behind, at: reading.now, figures };
}

/** Runs statements that all see the same state. */
export function atOneMoment<Answer>({ pool }: Pick<Database, 'pool'>, work: (client: ClientBase) => Promise<Answer>): Promise<Answer> {
  return inTransaction(pool, async (client) => {
    // A statement that is planned for many rows and meets few would be compiled for longer than it runs; what a company's year is sorted by should not go over the disk.
    await client.query(`set transaction isolation level repeatable read, read only; set local jit = off; set local work_mem = '32MB'`);
    return work(client);
  });
}

/** The moment that figures are of, with how far the journal was counted. */
export interface Reading extends Moment {
  readonly throughSeq: number;
  readonly behind: number;
}

const NOW = /* sql */ `select app_now() as now, c.seq::float8 as "throughSeq", greatest(0, h.seq - c.seq)::float8 as behind, (select count(*)::integer from service_centre) as centres from figure_cursor c, journal_head h`;
const FROZEN = /* sql */ `
select frozen_at as now, through_seq::float8 as "throughSeq", 0::float8 as behind, 1 as centres, to_char(month, 'YYYY-MM') as month from figure_version where id = $1 and centre_id = any($2::uuid[])`;

/** Of a frozen version it is when it was frozen. Throws NOT_FOUND for one of another centre, BAD_USER_INPUT for other months than its own. */
export async function readingOf(client: ClientBase, { versionId, scope, period }: Ground): Promise<Reading> {
  if (versionId === null) return { ...(await client.query<Omit<Reading, 'versionId'>>(NOW)).rows[0]!, versionId };
  const version = (await client.query<Omit<Reading, 'versionId'> & { month: string }>(FROZEN, [versionId, scope.centreIds])).rows[0];
  if (!version) throw notFound();
  const { month, ...reading } = version;
  if (period.from !== month || period.until !== month) throw badField('versionId', { zh: `是 ${month} 的锁定版本，只能查看该月。`, en: `holds ${month} alone: ask for that month.` });
  return { ...reading, versionId };
}

/** Counted points in the words of the contract. */
export async function figuresOf(database: Pick<Database, 'pool'>, ground: Ground, questions: readonly Question[], points: readonly (readonly Point[])[], procedures: Procedures): Promise<Figure[]> {
  const told = questions.flatMap(({ by }, n) => points[n]!.flatMap(({ keys }) => keys.map((key, place): Group => ({ dimension: by[place]!, key }))));
  const nameOf = await namesOf(database.pool, procedures, told);
  return questions.map(({ key, by, step, filters }, n) => {
    const { name, unit, basis, counts, of, exclusions } = FIGURES[key];
    const target = targetOf(key, ground.scope.centreIds, ground.period, procedures, filters);
    return {
      key, name, unit, basis, counts, of, exclusions: [...exclusions] as Words[], target: target?.percent ?? null, clause: target?.clause ?? null, by: [...by], step,
      points: points[n]!.map(({ keys, ...point }) => ({ ...point, groups: keys.map((one, place) => ({ dimension: by[place]!, key: one, name: nameOf({ dimension: by[place]!, key: one }) })) })),
    };
  });
}
