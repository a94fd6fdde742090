import { withoutNames, type Severity } from '@guanjia/domain';
import type { Pool } from 'pg';
import type { Viewer } from '../access/viewer.js';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';

/** A lesson as resolvers answer from it: without the names of those that it was learned from. */
export interface LessonNode {
  readonly id: string;
  readonly centreId: string;
  readonly body: string;
  readonly at: Date;
  readonly authorId: string | null;
  readonly category: string | null;
  readonly severity: Severity | null;
  readonly number: string;
  readonly readAt: Date | null;
  readonly readCount: number;
}

interface Row extends LessonNode {
  readonly by: number;
  readonly names: readonly (string | null)[];
  readonly telephones: readonly (string | null)[];
}

/**
 * What is recorded as a lesson (CP-30): a note that says so, or the last of the eight steps. Of complaints only; what is confidential is no example for all staff
 * (HR-19), and what was disposed of is gone. The condition on the journal is that of its index.
 */
const LESSONS = /* sql */ `
from journal j join service_case c on c.id = j.subject_id join case_note n on n.id = (j.facts ->> 'note')::uuid
where ((j.type = 'NoteAdded' and j.facts ->> 'about' = 'LESSON') or (j.type = 'StepRecorded' and j.facts ->> 'step' = 'EIGHT_PREVENTED'))
  and j.centre_id = any($1::uuid[]) and c.kind = 'COMPLAINT' and c.audience = 'CENTRE' and c.disposed_at is null`;

const COLUMNS = /* sql */ `
select n.id, c.centre_id as "centreId", n.body, n.at, n.author_id as "authorId", c.category, c.severity, c.number,
  (select r.read_at from lesson_reading r where r.note_id = n.id and r.person_id = $2) as "readAt", (select count(*)::int from lesson_reading r where r.note_id = n.id) as "readCount",
  (extract(epoch from n.at) * 1000)::int8 as by,
  array(select r.name from resident r where r.id = c.resident_id or r.unit_id = c.unit_id) || c.caller_name as names,
  array(select r.telephone from resident r where r.id = c.resident_id or r.unit_id = c.unit_id) || c.caller_telephone as telephones`;

export interface LessonsAskedFor {
  /** Null: all of the viewer's. */
  readonly centreIds: readonly string[] | null;
  readonly unread: boolean;
  readonly first: number | null;
  readonly after: string | null;
}

/** Lessons of centres at which the viewer holds a post, newest first. */
export async function listLessons(pool: Pool, viewer: Viewer, { centreIds, unread, first, after }: LessonsAskedFor) {
  const length = pageLength(first);
  const place = readCursor(after);
  const mine = viewer.centresWith('VIEW_POLICIES').filter((id) => centreIds === null || centreIds.includes(id));
  const { rows } = await pool.query<Row>(
    `${COLUMNS} ${LESSONS} and (not $3 or not exists (select from lesson_reading r where r.note_id = n.id and r.person_id = $2))
       and ($4::int8 is null or (n.at, n.id) < (to_timestamp($4::int8 / 1000.0)::timestamptz(3), $5::uuid)) order by n.at desc, n.id desc limit $6`,
    [mine, viewer.personId, unread, place?.by ?? null, place?.id ?? null, length + 1],
  );
  const { rows: [counts] } = await pool.query<{ all: number; read: number }>(
    `select count(*)::int as all, count(*) filter (where exists (select from lesson_reading r where r.note_id = n.id and r.person_id = $2))::int as read ${LESSONS}`,
    [mine, viewer.personId],
  );
  return { ...pageOf(rows, length, lessonNode, ({ by, id }) => ({ by, id })), totalCount: unread ? counts!.all - counts!.read : counts!.all, unreadCount: counts!.all - counts!.read };
}

/** One lesson; null: there is none, or not at a centre of the viewer's. */
export async function findLesson(pool: Pool, viewer: Viewer, noteId: string): Promise<LessonNode | null> {
  const { rows } = await pool.query<Row>(`${COLUMNS} ${LESSONS} and n.id = $3`, [viewer.centresWith('VIEW_POLICIES'), viewer.personId, noteId]);
  return rows[0] ? lessonNode(rows[0]) : null;
}

function lessonNode({ by: _, names, telephones, body, ...node }: Row): LessonNode {
  const known = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null);
  return { ...node, body: withoutNames(body, known(names), known(telephones)) };
}

/** Says once that this person has read it. */
export async function confirmLesson(pool: Pool, noteId: string, personId: string): Promise<void> {
  await pool.query('insert into lesson_reading (note_id, person_id) values ($1, $2) on conflict do nothing', [noteId, personId]);
}

export interface Reading {
  readonly personId: string;
  readonly readAt: Date | null;
}

/** Everybody who holds a post at the centre itself, with when they confirmed; and whoever else did. Those who read it last come first. */
export async function readingsOf(pool: Pool, { id, centreId }: LessonNode): Promise<Reading[]> {
  const { rows } = await pool.query<Reading>(
    `select p.id as "personId", r.read_at as "readAt" from person p left join lesson_reading r on r.person_id = p.id and r.note_id = $1
     where r.read_at is not null or (p.disabled_at is null and exists (
       select from post_holding h where h.person_id = p.id and h.centre_id = $2 and h.held_from <= app_now() and (h.held_until is null or h.held_until > app_now())))
     order by r.read_at desc nulls last, p.name_zh`,
    [id, centreId],
  );
  return rows;
}
