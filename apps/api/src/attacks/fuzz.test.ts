import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { getNamedType, isNonNullType, isObjectType, type GraphQLField } from 'graphql';
import type { PoolClient } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CallbackFollower } from '../callbacks/callback-follower.js';
import { buildExecutableSchema } from '../schema.js';
import { openedSocket } from '../server/testing/opened-socket.js';
import { startTestApi, type Answer, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { CURRENT_VERSION, fillHouse, NEW_KEY, NEW_LOGIN } from './testing/full-house.js';
import { argumentsOf, LEGAL_TEXTS, type Plausible } from './testing/inputs.js';

/** A few inputs of a fixed seed in each run of all tests; many of another seed, which the title prints, with `npm run test:faults`. FUZZ_RUNS and FAULTS_SEED say otherwise. */
const LONG = process.env['FAULTS'] === 'long';
const RUNS = Number(process.env['FUZZ_RUNS'] ?? (LONG ? 60 : 4));
const SEED = Number(process.env['FAULTS_SEED'] ?? (LONG ? Date.now() % 1_000_000 : 20_261_121));

const schema = buildExecutableSchema();
/** Ends the session that asks, or moves the clock under all others. */
const LAST = ['signOut', 'adjustClock', 'revokeMySession', 'changePassword'];

let api: TestApi;
let everything: TestClient;
let plausible: Plausible;
let logged: string[] = [];
let places: PoolClient | undefined;
/** What was stored after the last request. */
let known: Record<string, string>;
/** The operations that were carried out at least once. */
const done = new Set<string>();
beforeAll(async () => {
  api = await startTestApi({ log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }) });
  ({ plausible } = await fillHouse(api));
  everything = await api.as('gm');
  // One who may do everything: what is refused is refused for what it says.
  await api.database.pool.query(
    `insert into post_holding (person_id, post, centre_id, held_from) select (select id from person where login = 'gm'), p.key, case when p.company_wide then null else (select id from service_centre where code = 'YH') end, app_now() - interval '1 day'
     from post p where p.key <> 'GENERAL_MANAGER'`,
  );
  // Nobody else writes from now on.
  const { sweeper, notifier, recalculator } = api.services as unknown as Record<string, { stop(): Promise<void> }>;
  await Promise.all([sweeper!.stop(), notifier!.stop(), recalculator!.stop()]);
  // Not even at a centre that is made here, whose month of visits would begin by itself.
  vi.spyOn(CallbackFollower.prototype as unknown as { look(): Promise<void> }, 'look').mockResolvedValue();
  // Who follows the journal leaves a place that another holds.
  places = await api.database.pool.connect();
  await places.query('begin; select from callback_cursor for update; select from figure_cursor for update');
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await places?.query('rollback');
  places?.release();
  await api.end();
});

/** All rows that there are, table by table: how many, and a figure that changes with any of them. What is written by being looked at is left out. */
async function stored(): Promise<Record<string, string>> {
  const { rows: tables } = await api.database.pool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('session', 'migrations', 'journal_head')`);
  const { rows } = await api.database.pool.query<{ name: string; content: string }>(
    tables.map(({ name }) => `select '${name}' as name, count(*) || ' rows ' || coalesce(sum(hashtextextended((to_jsonb(t) ${name === 'journal' ? "- 'seq'" : ''})::text, 0)), 0) as content from ${name} t`).join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}

/** The version that the case, duty or record of a form has now. */
async function versionFor(input: Record<string, unknown>): Promise<number> {
  const id = [input['caseId'], input['obligationId'], input['id']].find((value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value));
  const { rows } = await api.database.pool.query<{ version: number }>(
    `select version from service_case where id = $1 or id = (select subject_id from obligation where id = $1) union all select version from unit where id = $1 union all select version from resident where id = $1`, [id ?? randomUUID()]);
  return rows[0]?.version ?? CURRENT_VERSION;
}

/** What was generated, as it is sent: keys of their own, versions of now, and a mark in front of each text, by which it is found again. */
async function complete(value: unknown, mark: string): Promise<unknown> {
  if (value === NEW_LOGIN) return `u${mark.slice(0, 8)}`;
  if (value === NEW_KEY) return `${mark}${randomUUID()}`;
  if (typeof value === 'string') return LEGAL_TEXTS.includes(value) ? `${mark}${value}` : value;
  if (Array.isArray(value)) return Promise.all(value.map((part) => complete(part, mark)));
  if (typeof value !== 'object' || value === null) return value;
  const parts = await Promise.all(Object.entries(value).map(async ([name, part]) => [name, name === 'version' && part === CURRENT_VERSION ? await versionFor(value as Record<string, unknown>) : await complete(part, mark)] as const));
  return Object.fromEntries(parts);
}

/** Each operation draws its own, or all would make the same mistake at the same time. */
const seedOf = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, SEED);

const NOS = ['refusal', 'conflict', 'problems', 'message'];

/** Asks one operation; `done` when the answer says so without a but. */
function questionTo(kind: 'query' | 'mutation' | 'subscription', field: GraphQLField<unknown, unknown>, variables: Record<string, unknown>): { document: string; variables: Record<string, unknown> } {
  const named = getNamedType(field.type);
  const nos = isObjectType(named) ? Object.keys(named.getFields()).filter((name) => NOS.includes(name)).map((name) => `${name} { __typename }`) : [];
  const used = field.args.filter(({ name, type }) => name in variables || isNonNullType(type));
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = used.map(({ name }) => `${name}: $${name}`).join(', ');
  return { document: `${kind} ${declared && `(${declared})`} { ${field.name}${given && `(${given})`} ${isObjectType(named) ? `{ __typename ${nos.join(' ')} }` : ''} }`, variables };
}

function saysDone({ data, errors }: Answer, name: string): boolean {
  const answer = data?.[name] as Record<string, unknown> | boolean | string | null | undefined;
  if (errors || answer === null || answer === undefined || answer === false) return false;
  return typeof answer !== 'object' || NOS.every((no) => !(no in answer) || answer[no] === null || (Array.isArray(answer[no]) && (answer[no] as unknown[]).length === 0));
}

function textsOf(value: unknown, mark: string): string[] {
  if (typeof value === 'string') return value.startsWith(mark) && !/^[^|]*\|[0-9a-f-]{36}$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((part) => textsOf(part, mark)) : [];
}

/** Of these texts those that no column of any row holds, letter for letter. */
async function lost(texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return [];
  const { rows: columns } = await api.database.pool.query<{ t: string; c: string; type: string }>(
    `select table_name as t, column_name as c, data_type as type from information_schema.columns where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`);
  const held = columns.map(({ t, c, type }) => (type === 'jsonb' ? `select 1 from ${t} where jsonb_path_exists(${c}, '$.** ? (@ == $x)', jsonb_build_object('x', wanted))` : type === 'ARRAY' ? `select 1 from ${t} where wanted = any(${c}::text[])` : `select 1 from ${t} where strpos(${c}, wanted) > 0`));
  const { rows } = await api.database.pool.query<{ wanted: string }>(`select wanted from unnest($1::text[]) wanted where not exists (${held.join(' union all ')})`, [texts]);
  return rows.map(({ wanted }) => wanted);
}

/** Texts that are used and not kept as they are: a saved search is read and kept as the question that it is, a pack as what it says; a robot's secret is no text. */
const NOT_KEPT = new Set(['saveFilter', 'uploadPolicyPack', 'setNotificationChannel', 'testNotificationChannel']);

async function ask(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, generated: Record<string, unknown>): Promise<void> {
  const mark = `${randomUUID().slice(0, 8)}|`;
  const variables = (await complete(generated, mark)) as Record<string, unknown>;
  logged = [];
  const { document } = questionTo(kind, field, variables);
  const answer = await everything.graphql(document, variables);
  const codes = answer.errors?.map(({ extensions }) => extensions?.code) ?? [];
  expect(codes, `${answer.text.slice(0, 500)}\n${logged.join('').slice(0, 3_000)}`).not.toContain('INTERNAL_ERROR');
  expect(codes, document).not.toContain('GRAPHQL_VALIDATION_FAILED');
  expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
  if (saysDone(answer, field.name)) done.add(field.name);
  if (kind === 'query') return;
  const before = known;
  known = await stored();
  if (!saysDone(answer, field.name)) expect(changed(before, known), `not done, and all the same changed: ${answer.text.slice(0, 500)}`).toEqual([]);
  else if (!NOT_KEPT.has(field.name)) expect(await lost(textsOf(variables, mark)), 'kept exactly').toEqual([]);
}

const changed = (before: Record<string, string>, after: Record<string, string>): string[] => Object.keys(after).filter((table) => before[table] !== after[table]);

const operations = ([['query', schema.getQueryType()], ['mutation', schema.getMutationType()]] as const).flatMap(([kind, root]) =>
  Object.values(root!.getFields()).filter(({ name }) => !LAST.includes(name)).map((field) => ({ kind, name: field.name, field })));

describe(`F11, F12: what is sent to every operation of the contract, fits or not (seed ${SEED}, ${RUNS} each)`, () => {
  beforeAll(async () => void (known = await stored()));

  it.each(operations.filter(({ field }) => field.args.length > 0))('$kind $name: no mistake of ours, nothing half done, texts kept exactly', async ({ kind, name, field }) => {
    await fc.assert(fc.asyncProperty(argumentsOf(field, plausible), (generated) => ask(kind, field, generated)), { seed: seedOf(name), numRuns: RUNS, endOnFailure: true });
    // Whoever asks changes nothing.
    if (kind === 'query') expect(changed(known, await stored())).toEqual([]);
  }, 30_000 + RUNS * 2_000);

  it('is not blind: more than half of what takes something was carried out at least once', () => {
    const asked = operations.filter(({ field }) => field.args.length > 0);
    expect(asked.filter(({ name }) => done.has(name)).length, `never carried out: ${asked.filter(({ name }) => !done.has(name)).map(({ name }) => name).join(', ')}`).toBeGreaterThan(asked.length / 2);
  });

  it.each(Object.values(schema.getSubscriptionType()!.getFields()))('subscription $name', async (field) => {
    const socket = await openedSocket(everything);
    await fc.assert(
      fc.asyncProperty(argumentsOf(field, { ...plausible, after: ['0:0', 'x:1', '-1:5'] }), async (generated) => {
        // Without a cursor it is silent until something happens.
        generated['after'] ??= '0:0';
        // A larger frame closes the socket (A24).
        if (JSON.stringify(generated).length > 60_000) return;
        const { errors } = await socket.ask(questionTo('subscription', field, generated).document, generated);
        expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_ERROR');
      }),
      { seed: SEED, numRuns: RUNS * 3, endOnFailure: true },
    );
    socket.close();
  });

  it.each(Object.values(schema.getMutationType()!.getFields()).filter(({ name, args }) => LAST.includes(name) && args.length > 0))('mutation $name, which moves the ground', async (field) => {
    await fc.assert(
      fc.asyncProperty(argumentsOf(field, { ...plausible, id: ['00000000-0000-7000-8000-000000000000'] }), async (generated) => {
        const answer = await everything.graphql(questionTo('mutation', field, generated).document, generated);
        expect(answer.status, answer.text).toBeLessThan(500);
        expect(answer.text).not.toContain('INTERNAL_ERROR');
      }),
      { seed: SEED, numRuns: RUNS * 2, endOnFailure: true },
    );
  });
});
