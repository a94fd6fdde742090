import type pg from 'pg';
import { openSession, revokeSession, tokenHash } from '../access/session.js';
import { loadViewer, type Viewer } from '../access/viewer.js';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import type { Desk, Outcome } from '../cases/carry-out.js';
import { classifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { confirmWithResident } from '../cases/confirm-with-resident.js';
import { receiveCase } from '../cases/receive-case.js';
import { referCase } from '../cases/refer-case.js';
import { replyToResident } from '../cases/reply-to-resident.js';
import { reportUp } from '../cases/report-up.js';
import { settleCase } from '../cases/settle-case.js';
import { transferCase } from '../cases/transfer-case.js';
import { openDatabase } from '../database/database.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import { DEMO_LOGINS } from './company.js';
import { dutyMoments } from './duty-stories.js';
import { STORIES } from './stories.js';
import type { Act, Story } from './story.js';

const CONNECTIONS = 2;
const HOUR_MS = 3_600_000;

/**
 * Lives the stories and the duties through the real verbs, in the order in which they happened, each act at its own business time and by the person whose post it is.
 * What was due in between is taken by the verbs themselves or, after the start, by the sweeper.
 * @throws when a rule refuses an act: then the stories are wrong
 */
export async function tellStories(databaseUrl: string, centreIds: readonly string[]): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: CONNECTIONS });
  const desk: Desk = { database, sealer: { poke: () => undefined } };
  const people = new Map<string, Viewer>();
  try {
    const { rows } = await database.pool.query<{ now: Date }>('select (select app_now()) as now');
    const now = rows[0]!.now.getTime();
    const person = async (post: keyof typeof DEMO_LOGINS, centre: number): Promise<Viewer> => {
      const login = `${DEMO_LOGINS[post]}.${centre + 1}`;
      const known = people.get(login) ?? (await signedIn(database.pool, login));
      people.set(login, known);
      return known;
    };
    const caseIds = new Map<Story, string>();
    const tell = async ({ story, act }: StoryMoment) => {
      if (!act) {
        const place = await placeOf(database.pool, centreIds[story.centre]!, story.place);
        const outcome = await receiveCase(desk, await person('RECEPTIONIST', story.centre), {
          clientKey: keyOf(story, 0), centreId: centreIds[story.centre]!, kind: story.kind, channel: story.channel, urgent: story.urgent ?? false,
          matter: story.matter, description: story.description ?? '', ...place,
        });
        caseIds.set(story, done(outcome, story));
      } else {
        const receivedAt = now - story.ago * HOUR_MS;
        done(await carryOutAct(desk, await person(act.by, story.centre), caseIds.get(story)!, story, act, receivedAt), story, act);
      }
    };
    const moments = [
      ...inOrder(STORIES).map((moment) => ({ at: now + moment.at * HOUR_MS, tell: () => tell(moment) })),
      ...dutyMoments(now).map((moment) => ({ at: moment.at, tell: () => moment.tell({ desk, centreIds, person }) })),
    ].sort((one, other) => one.at - other.at);
    for (const moment of moments) {
      await setBusinessTime(database.pool, new Date(moment.at));
      await moment.tell();
    }
  } finally {
    for (const viewer of people.values()) {
      await revokeSession(database.pool, viewer.sessionId);
    }
    await database.close();
  }
}

/** A reception (no act yet) or an act, in hours from now (negative). */
interface StoryMoment {
  readonly story: Story;
  readonly act: Act | null;
  readonly at: number;
}

/** All receptions and acts by time. */
function inOrder(stories: readonly Story[]): StoryMoment[] {
  return stories
    .flatMap((story) => [{ story, act: null, at: -story.ago }, ...(story.acts ?? []).map((act) => ({ story, act, at: act.after - story.ago }))])
    .sort((a, b) => a.at - b.at);
}

const keyOf = (story: Story, n: number) => `demo-${STORIES.indexOf(story)}-${n}`;

function done(outcome: Outcome | DutyOutcome, story: Story, act?: Act): string {
  if (outcome.kind !== 'done') {
    throw new Error(`Demo story "${story.matter}", ${act?.verb.kind ?? 'received'}: ${outcome.kind === 'refused' ? outcome.refusal.message.en : outcome.kind}`);
  }
  return 'caseId' in outcome ? outcome.caseId : outcome.dutyId;
}

async function carryOutAct(desk: Desk, viewer: Viewer, caseId: string, story: Story, act: Act, receivedAt: number): Promise<Outcome | DutyOutcome> {
  const { rows } = await desk.database.pool.query<{ version: number }>('select version from service_case where id = $1', [caseId]);
  const of = { clientKey: keyOf(story, 1 + story.acts!.indexOf(act)), caseId, version: rows[0]!.version };
  const { verb } = act;
  const after = (hours: number) => new Date(receivedAt + hours * HOUR_MS);
  switch (verb.kind) {
    case 'classify': {
      const residentDeadline = verb.to.deadlineAfter === undefined ? null : after(verb.to.deadlineAfter);
      return classifyCase(desk, viewer, { ...of, kind: 'COMPLAINT', basis: 'CORRECTION', validity: verb.to.validity, severity: verb.to.severity, urgent: story.urgent ?? false, category: null, reason: null, residentDeadline });
    }
    case 'transfer':
      return transferCase(desk, viewer, { ...of, department: verb.department, ownerPost: verb.ownerPost, reason: null });
    case 'reply':
      return replyToResident(desk, viewer, { ...of, definite: verb.definite, reply: verb.reply, statedAt: null });
    case 'agree':
      return agreeReplyTime(desk, viewer, { ...of, agreedReplyAt: after(verb.replyAfter), reason: null });
    case 'reportUp':
      return reportUp(desk, viewer, { ...of, to: [...verb.to], note: verb.note });
    case 'refer':
      return referCase(desk, viewer, { ...of, party: 'DEVELOPER', name: verb.name, ownerPost: null, inWriting: true, reason: verb.reason });
    case 'settle':
      return settleCase(desk, viewer, { ...of, result: verb.result, statedAt: null });
    case 'confirm':
      return confirmWithResident(desk, viewer, { ...of, outcome: verb.outcome, note: null });
    case 'close':
      return closeCase(desk, viewer, { ...of, reason: verb.reason });
    case 'acknowledge': {
      const overdue = await desk.database.pool.query<{ id: string }>('select id from obligation where subject_id = $1 order by due_at limit 1', [caseId]);
      return acknowledgeOverdue(desk, viewer, { clientKey: of.clientKey, obligationId: overdue.rows[0]!.id, note: verb.note });
    }
  }
}

async function signedIn(pool: pg.Pool, login: string): Promise<Viewer> {
  const { rows } = await pool.query<{ id: string }>('select id from person where login = $1', [login]);
  const { token } = await openSession(pool, rows[0]!.id);
  return (await loadViewer(pool, tokenHash(token)))!;
}

/** The n-th unit with its first resident, or the public area of that name. */
async function placeOf(pool: pg.Pool, centreId: string, place: number | string) {
  if (typeof place === 'string') {
    const { rows } = await pool.query<{ id: string }>('select id from public_area where centre_id = $1 and name_zh = $2', [centreId, place]);
    return { publicAreaId: rows[0]!.id, callerName: '匿名业主', anonymous: true };
  }
  const { rows } = await pool.query<{ unit: string; resident: string }>(
    `select u.id as unit, r.id as resident from unit u join building b on b.id = u.building_id join resident r on r.unit_id = u.id and r.owner
     where u.centre_id = $1 order by b.name_zh, u.number limit 1 offset $2`,
    [centreId, place],
  );
  return { unitId: rows[0]!.unit, residentId: rows[0]!.resident };
}

/** The stories have this pool to themselves, so all of its connections get the time. */
async function setBusinessTime(pool: pg.Pool, moment: Date): Promise<void> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
  await Promise.all(clients.map((client) => client.query(`select set_config('guanjia.business_time', $1, false)`, [moment.toISOString()])));
  clients.forEach((client) => client.release());
}
