import { Agent, request } from 'node:http';
import { openBenchDatabase } from '../bench-database.js';
import { BOARD } from '../board-documents.js';
import { startChild } from '../children/child.js';
import { openDesk } from '../desk.js';
import { bestRates, number, times } from '../figures.js';
import { openObligations } from '../many-obligations.js';
import type { Part } from '../report.js';

const LANES = 8;
const [CASES, EACH] = [50, 4];

export const boardQuery: Part = {
  title: 'The live board (`board`)',
  about: `${CASES} cases with ${EACH} obligations each, the dashboard's own document over HTTP, ${LANES} connections. Product: session, scope, names of rules, cursor of the same moment. Limit: the same rows as JSON made in SQL, no HTTP. Naive: Apollo Server as it comes and TypeORM relations, no session, no names.`,
  async measure({ server, sizes: { rounds, ms } }) {
    const bench = await openBenchDatabase(server, LANES);
    const { pool } = bench.database;
    const desk = await openDesk(bench, 10);
    await openObligations(pool, CASES * EACH, `now() + interval '1 day' + i * interval '1 second'`, EACH);
    await pool.query('vacuum analyze');
    const [api, naive] = await Promise.all([startChild<string>('api', bench.url), startChild<string>('naive-api', bench.url)]);
    const works = {
      limit: () => pool.query({ name: 'bare-board', text: BARE, values: [desk.centreIds] }),
      product: asking(api.ready, desk.cookie),
      naive: asking(naive.ready, ''),
    };
    // Each code path warm before it counts.
    await bestRates(1, { lanes: LANES, ms: ms / 4 }, works);
    const best = await bestRates(rounds, { lanes: LANES, ms }, works);
    await Promise.all([api.stop(), naive.stop(), desk.close()]);
    await bench.close();
    const ratio = best.product / best.naive;
    const perSecond = (value: number) => `${number(value)}/s`;
    return [{ what: `${CASES} × ${EACH}`, product: perSecond(best.product), limit: perSecond(best.limit), naive: perSecond(best.naive), ratio: times(ratio), goal: '≥ 2 × the naive', met: ratio >= 2 }];
  },
};

const BARE = /* sql */ `
select json_agg(json_build_object('id', c.id, 'version', c.version, 'number', c.number, 'centreId', c.centre_id, 'place', c.place_text, 'kind', c.kind, 'validity', c.validity,
  'severity', c.severity, 'urgent', c.urgent, 'status', c.status, 'matter', c.matter, 'receivedAt', c.received_at, 'owner', c.owner_post, 'lastEvent', c.last_event, 'lastEventAt', c.last_event_at,
  'obligations', (select json_agg(json_build_object('id', o.id, 'rule', o.rule_key, 'generation', o.generation, 'strength', o.strength, 'owedBy', o.owed_by, 'dueAt', o.due_at, 'level', o.level,
    'acknowledgedLevel', o.acknowledged_level, 'nextStepAt', o.next_step_at)) from obligation o where o.subject_id = c.id and o.status = 'OPEN')))
from service_case c where c.centre_id = any($1::uuid[]) and c.status <> 'CLOSED' and not c.historic`;

/** Asks for the board as a browser does; throws when the answer is none. */
function asking(url: string, cookie: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const body = JSON.stringify({ query: BOARD, variables: {} });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie };
  return () =>
    new Promise((resolve, reject) => {
      const asked = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
        let length = 0;
        let begin = '';
        response.on('data', (chunk: Buffer) => {
          if (length === 0) begin = chunk.subarray(0, 400).toString();
          length += chunk.length;
        });
        // A refusal or an error is short.
        response.on('end', () => (response.statusCode === 200 && length > CASES * EACH * 100 ? resolve() : reject(new Error(`${response.statusCode}: ${begin}`))));
      });
      asked.on('error', reject);
      asked.end(body);
    });
}
