import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { loadViewer, type Viewer } from '../../dist/access/viewer.js';
import { addNote } from '../../dist/cases/add-note.js';
import type { Desk, Outcome } from '../../dist/cases/carry-out.js';
import { receiveCase } from '../../dist/cases/receive-case.js';
import { remindOwner } from '../../dist/cases/remind-owner.js';
import { openDatabase, type Database } from '../../dist/database/database.js';
import { startDatabase } from '../../dist/database/embedded/start-database.js';
import { Sealer } from '../../dist/journal/sealer.js';

/**
 * A second process at a running house's database, for `npm run bench:ui`: opens cases and then acts on them at a steady rate, by the verbs themselves. Started by
 * `fork` with the house's data folder; takes orders and answers by messages.
 */
export type StormOrder =
  | { readonly open: number }
  /** `watched`: cases in sight, each acted on in turn, a remark and a reminder alternating. */
  | { readonly seconds: number; readonly perSecond: number; readonly watched: readonly string[] };

export type StormAnswer =
  | { readonly opened: number }
  | { readonly acts: readonly StormAct[]; readonly refused: number; readonly seconds: number };

/** What happened to a watched case. Milliseconds since 1970: before the verb, and when it had been committed. */
export interface StormAct {
  readonly caseId: string;
  readonly event: 'NoteAdded' | 'CaseReminded';
  readonly begun: number;
  readonly committed: number;
}

const LANES = 8;
/** Of those acts, one in so many is on a case that is watched; as many open a new case. */
const ONE_IN = 10;

const dataDir = process.argv[2]!;
const server = await startDatabase({ dataDir });
const database: Database = await openDatabase(server.url, { poolSize: LANES });
const { pool } = database;
const sealer = new Sealer(server.url);
sealer.start();
const desk: Desk = { database, sealer };
const viewer = await signIn('supervisor.1');
const centreId = viewer.centreIds[0]!;
const { rows: homes } = await pool.query<{ id: string }>('select id from unit where centre_id = $1 order by id', [centreId]);
const versions = new Map<string, number>();

async function signIn(login: string): Promise<Viewer> {
  const token = randomBytes(32);
  const hash = createHash('sha256').update(token).digest();
  await pool.query(`insert into session (token_hash, person_id, expires_at) select $1, id, clock_timestamp() + interval '1 hour' from person where login = $2`, [hash, login]);
  const found = await loadViewer(pool, hash);
  if (!found) throw new Error(`${login} cannot sign in`);
  return found;
}

let opened = 0;
async function openOne(): Promise<void> {
  const outcome = await receiveCase(desk, viewer, { clientKey: randomUUID(), centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter: `楼道照明不亮 ${opened}`, unitId: homes[opened++ % homes.length]!.id, anonymous: true });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  versions.set(outcome.caseId, 1);
}

/** So many at once. */
async function inLanes(work: () => Promise<boolean>): Promise<void> {
  await Promise.all(Array.from({ length: LANES }, async () => {
    while (await work());
  }));
}

async function open(count: number): Promise<StormAnswer> {
  let left = count;
  await inLanes(async () => left-- > 0 && (await openOne(), true));
  return { opened: versions.size };
}

async function act(caseId: string, event: StormAct['event']): Promise<Outcome> {
  const input = { clientKey: randomUUID(), caseId, version: versions.get(caseId)! };
  const outcome = await (event === 'NoteAdded' ? addNote(desk, viewer, { ...input, body: '住户来电补充：夜里更暗。' }) : remindOwner(desk, viewer, { ...input, note: '请今天答复住户。' }));
  const { rows } = await pool.query<{ version: number }>('select version from service_case where id = $1', [caseId]);
  versions.set(caseId, rows[0]!.version);
  return outcome;
}

async function storm({ seconds, perSecond, watched }: { seconds: number; perSecond: number; watched: readonly string[] }): Promise<StormAnswer> {
  const crowd = [...versions.keys()].filter((id) => !watched.includes(id));
  for (const { id, version } of (await pool.query<{ id: string; version: number }>('select id, version from service_case where id = any($1)', [watched])).rows) versions.set(id, version);
  const acts: StormAct[] = [];
  let refused = 0;
  let begun = 0;
  const began = performance.now();
  await inLanes(async () => {
    const turn = begun++;
    if (turn >= seconds * perSecond) return false;
    // Each at its own moment, however long the one before it took.
    await new Promise((resolve) => setTimeout(resolve, began + (turn * 1_000) / perSecond - performance.now()));
    if (turn % ONE_IN === 1) return openOne().then(() => true);
    const round = Math.floor(turn / ONE_IN);
    const inSight = turn % ONE_IN === 0 && watched.length > 0;
    const caseId = inSight ? watched[round % watched.length]! : crowd[turn % crowd.length]!;
    const event = Math.floor(inSight ? round / watched.length : turn / crowd.length) % 2 === 0 ? 'NoteAdded' : 'CaseReminded';
    const at = Date.now();
    const outcome = await act(caseId, event);
    if (outcome.kind !== 'done') refused++;
    else if (inSight) acts.push({ caseId, event, begun: at, committed: Date.now() });
    return true;
  });
  return { acts, refused, seconds: (performance.now() - began) / 1_000 };
}

process.on('message', (order: StormOrder) => {
  void ('open' in order ? open(order.open) : storm(order)).then(
    (answer) => process.send!(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => void sealer.stop().then(() => database.close()).then(() => server.stop()).then(() => process.exit(0)));
process.send!({ opened: 0 } satisfies StormAnswer);
