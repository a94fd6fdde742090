// npm run sop-map [-- --check]: docs/sop-map.md from the shipped packs, clause → row → test. With --check: says whether the committed page is that. Reads what is built (dist).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { citation, DEFAULT_PACKS, ladderInWords, quotaInWords, SHIPPED_PACKS, SOURCE_NAMES, termInWords } from '@guanjia/domain';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/sop-map.md');

/** What the register asks for that is no row: acts and statuses of the house itself, by ID, where, and the test that names it. */
const CARRIED_ELSEWHERE = [
  ['FD-01', 'reception: every matter, by whatever channel, becomes a record', 'cases/receive-case.ts', 'cases/verbs.test.ts'],
  ['FD-02', 'who really received it and when, beside who recorded it', 'cases/receive-case.ts', 'cases/verbs.test.ts'],
  ['FD-04', 'classification moves a matter to the complaint procedure; FD-06 and FD-07 leave complaints out', 'cases/classify-case.ts', 'obligations/reception-clauses.test.ts'],
  ['FD-05', 'settled and recorded by the desk, or transferred', 'cases/settle-case.ts, cases/transfer-case.ts', 'obligations/reception-clauses.test.ts'],
  ['HR-11', 'what a record holds', 'cases/case.ts', 'cases/case.resolver.test.ts'],
  ['HR-12, CP-38', 'confirmed with the resident; dissatisfied goes on', 'cases/confirm-with-resident.ts, cases/transitions.ts', 'cases/transitions.test.ts'],
  ['HR-16', 'free service and warranty from the hand-over of the unit, judged by the day of reception', 'cases/handover-periods.ts', 'cases/handover-periods.test.ts, cases/handover.test.ts'],
  ['HR-19', 'marked confidential: an audience of its own', 'cases/mark-confidential.ts', 'cases/case-work.test.ts'],
  ['HR-22', 'a limit for the kind of matter comes before a general one (row field general)', 'obligations/wanted.ts', 'obligations/precedence.test.ts'],
  ['HR-25', "limits by kind: a company's own pack adds them by category", 'docs/examples/limits-by-kind.json', 'policies/upload-pack.test.ts'],
  ['FA-05', 'visited within a week after the aid has ended: the row CB-04 of callbacks/q', 'packs/callbacks/visits.ts', 'callbacks/q.test.ts'],
  ['CP-02, CP-41', 'harm stopped first, also said at the reception itself; misunderstandings explained: steps of CP-01', 'packs/complaints/reception.ts, cases/receive-case.ts', 'complaints/variants.test.ts, cases/collective.test.ts'],
  ['CP-03, CP-23', 'what may be major (raised repeatedly) or collective (five households at the same time), told from other complaints; a person confirms', 'cases/repeated-complaint.ts, cases/collective-candidate.ts', 'cases/complaint-proposals.test.ts, cases/complaint-candidates.test.ts'],
  ['CP-04', 'severity by the supervisor; the guards CP-04.*', 'cases/classify-case.ts', 'packs/packs.test.ts'],
  ['CP-13', 'who settled it does not confirm it (CP-13.confirm); the complainant is visited by CB-01', 'packs/complaints/s-k-guards.ts', 'packs/packs.test.ts'],
  ['CP-14', 'not the company’s business: referred, by CP-36', 'cases/refer-case.ts', 'complaints/variants.test.ts'],
  ['CP-15, CP-40', 'every month’s complaints, all of them: counted for the report of CP-28, which is not sent while it leaves one out', 'complaints/count-complaints.ts, complaints/complaint-report.ts', 'complaints/count-complaints.test.ts, complaints/complaint-report.test.ts'],
  ['CP-31', 'how residents can complain, said for each centre; a poster of it', 'complaints/complaint-channels.ts', 'complaints/complaint-room.test.ts'],
  ['CP-11, CP-35', 'plan proposed by the supervisor, approved or returned by the manager: the guards CP-11.* and CP-35', 'cases/propose-plan.ts, cases/approve-plan.ts, cases/return-plan.ts', 'cases/plan.test.ts'],
  ['CP-23', 'households named, their complaints joined into one; each answered and asked for itself', 'cases/join-households.ts, cases/answer-household.ts, cases/confirm-household.ts', 'cases/households.test.ts'],
  ['CP-26', 'after closing, a new complaint', 'cases/transitions.ts', 'cases/transitions.test.ts'],
  ['CP-27', 'what a handler cannot solve goes up', 'cases/report-up.ts and every ladder', 'obligations/laws.test.ts'],
  ['CP-32', 'settled by the department within the limits of CP-07, CP-09, CP-10', 'cases/settle-case.ts', 'obligations/complaint-clauses.test.ts'],
  ['CP-33', 'every complaint is recorded at reception and stands in the duty log 《值班记录表》 of its shift', 'handover/shift-record.ts', 'handover/handover.test.ts'],
  ['CB-10', 'a grave complaint: owed by the manager (CB-01.grave); a major one by the general manager or the quality manager too (CB-20.who)', 'packs/callbacks/guards.ts', 'callbacks/callback-verbs.test.ts'],
  ['CB-18', 'convenience services are drawn with the other services: CB-06, CB-09', 'callbacks/callback-groups.ts', 'callbacks/q.test.ts'],
  ['CP-34', 'valid, assist or invalid: the row CLASSIFY', 'packs/complaints/s-k.ts', 'obligations/complaint-clauses.test.ts'],
];

/** Registered, and waiting for what carries it: the register's own later rooms. */
const LATER = [
  ['HR-20', 'charged by the published price list: with the price list of the convenience services (CS-09)'],
  ['HR-26', 'photos, copying, printing: entries of the same catalogue (CS-01)'],
];

/** The rules of the register's sections 1 to 4, which this map leaves none of out. */
const REGISTERED = Object.entries({ FD: 9, HR: 27, FA: 7, CP: 41, CB: 20 }).flatMap(([area, count]) => Array.from({ length: count }, (_, n) => `${area}-${String(n + 1).padStart(2, '0')}`));

export function sopMap() {
  const tests = testFiles();
  allPlaced(tests);
  const sections = SHIPPED_PACKS.map((pack) => packSection(pack, tests));
  return [
    '# SOP map: clause → row → test',
    '',
    'Generated from the shipped packs by `npm run sop-map`; compared by `npm run check`. A variant lists what it replaces, leaves out and adds; all else is its base’s.',
    'Source keys are those of the clauses themselves:',
    '',
    ...Object.entries(SOURCE_NAMES).map(([key, name]) => `- **${key}** ${name.zh} — ${name.en}`),
    '',
    ...sections.flat(),
    '## Clause by clause',
    '',
    '| Source | Clause | Rows |',
    '|---|---|---|',
    ...byClause().map(([source, section, rows]) => `| ${source} | ${cell(section)} | ${rows.join(', ')} |`),
    '',
    '## Carried by the house itself, without a row',
    '',
    '| Register | What | Where | Tests |',
    '|---|---|---|---|',
    ...CARRIED_ELSEWHERE.map((row) => `| ${row.join(' | ')} |`),
    '',
    '## Waiting for its room',
    '',
    '| Register | With what it comes |',
    '|---|---|',
    ...LATER.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}

/** Each rule has a row, is carried elsewhere by a test that is there, or waits for a room that is named. */
function allPlaced(tests) {
  const placed = [...SHIPPED_PACKS.flatMap((pack) => pack.rows.map(({ key }) => key.replace(/[.v].*$/, ''))), ...[...CARRIED_ELSEWHERE, ...LATER].flatMap(([ids]) => ids.split(', '))];
  const lost = REGISTERED.filter((id) => !placed.includes(id));
  if (lost.length > 0) throw new Error(`The map does not say where ${lost.join(', ')} is carried out. Give it a row, or name where it is.`);
  const files = new Set(tests.map(({ file }) => shortName(file)));
  const gone = CARRIED_ELSEWHERE.flatMap(([, , , names]) => names.split(', ')).filter((name) => !files.has(name));
  if (gone.length > 0) throw new Error(`The map names tests that are not there: ${gone.join(', ')}.`);
}

function packSection(pack, tests) {
  const isDefault = DEFAULT_PACKS.some(({ key }) => key === pack.key);
  const builds = [
    pack.extends ? `builds on \`${pack.extends}\`` : null,
    pack.overrides?.length ? `replaces ${pack.overrides.join(', ')}` : null,
    pack.without?.length ? `leaves out ${pack.without.join(', ')}` : null,
  ].filter(Boolean);
  return [
    `## ${pack.key} ${pack.name.zh}`,
    '',
    `${pack.name.en}. Area ${pack.area}${isDefault ? ', followed by default' : ''}.${builds.length ? ` It ${builds.join('; ')}.` : ''}`,
    '',
    '| Clause | Row | What | Limit | Owed by, and when late | Tests |',
    '|---|---|---|---|---|---|',
    ...pack.rows.map((row) => `| ${[clauses(row), `**${row.key}** ${row.name.zh}`, what(row), limit(row, pack), owed(row), named(row.key, tests)].map(cell).join(' | ')} |`),
    '',
  ];
}

const clauses = (row) => [...new Set(row.clauses.map(citation))].join(', ');
const what = (row) => (row.kind === 'guard' ? `refuses ${row.verb}` : row.kind === 'checklist' ? `${row.steps.length} steps` : row.kind === 'quota' ? quotaInWords(row).en : `${row.strength} ${row.sets}${row.subject === 'duty' ? `, each ${row.period.toLowerCase()}` : row.subject === 'callback' ? ' of a visit' : ''}`);
const limit = (row, pack) => (row.kind === 'obligation' ? `${row.clockFrom} + ${termInWords(row.term, { dayCounting: pack.dayCounting }).en}` : '');
const owed = (row) => (row.kind === 'obligation' ? `${row.owedBy.join(' + ')}. ${ladderInWords(row).en}` : '');
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Every clause that a row cites, in the order of sources and sections; PRODUCT is no clause. */
function byClause() {
  const found = new Map();
  for (const row of SHIPPED_PACKS.flatMap((pack) => pack.rows)) {
    for (const { source, section } of row.clauses) {
      if (source === 'PRODUCT') continue;
      const key = `${source}\n${section}`;
      found.set(key, (found.get(key) ?? new Set()).add(row.key));
    }
  }
  return [...found].map(([key, rows]) => [...key.split('\n'), [...rows]]).sort(([a, b], [c, d]) => compare(a, c) || compare(b, d));
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

function testFiles() {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'packages/domain/src', 'apps/api/src'], { cwd: root, encoding: 'utf8' });
  return [...new Set(files.trim().split('\n'))].filter((file) => file.endsWith('.test.ts')).sort().map((file) => ({ file, text: readIfThere(file) }));
}

function readIfThere(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    // Removed in the working tree, not yet in git.
    return '';
  }
}

/** Where clauses are tried, boundary by boundary; a row that another test mentions by the way is not tried there. */
const BY_CLAUSE = /-clauses\.test\.ts$|\/packs\/.*\.test\.ts$|\/duties\//;

/** The tests that name a row; HR-01 is not named by HR-01.at-once, nor by HR-01v. */
function named(key, tests) {
  const name = new RegExp(`(?<![\\w.-])${key.replaceAll('.', '\\.')}(?![\\w-]|\\.[a-z])`);
  const naming = tests.filter(({ text }) => name.test(text));
  const byClause = naming.filter(({ file }) => BY_CLAUSE.test(file));
  const files = (byClause.length > 0 ? byClause : naming).map(({ file }) => shortName(file));
  if (files.length === 0) throw new Error(`No test names the row ${key}. Write one that says what it owes, then run this again.`);
  return files.join(', ');
}

const shortName = (file) => `${file.split('/').at(-2)}/${basename(file)}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = sopMap();
  if (!process.argv.includes('--check')) writeFileSync(page, text);
  else if (readIfThere('docs/sop-map.md') !== text) {
    console.error('docs/sop-map.md is not what the packs say. Run `npm run sop-map` and commit it.');
    process.exitCode = 1;
  }
}
