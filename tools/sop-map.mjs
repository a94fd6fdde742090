// npm run sop-map [-- --check]: docs/sop-map.md from the shipped packs, clause → row → test. With --check: says whether the committed page is that. Reads what is built (dist).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { citation, DEFAULT_PACKS, ladderInWords, SHIPPED_PACKS, SOURCE_NAMES, termInWords } from '@guanjia/domain';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs/sop-map.md');

/** What the register asks for that is no row: acts and statuses of the house itself, by ID, where, and the test that names it. */
const CARRIED_ELSEWHERE = [
  ['FD-01, FD-02', 'reception: every matter becomes a record, with who received it and when', 'receive-case.ts'],
  ['FD-04', 'classification moves a matter to the complaint procedure', 'classify-case.ts'],
  ['FD-05', 'settled and recorded by the desk, or transferred', 'settle-case.ts, transfer-case.ts'],
  ['HR-11', 'what a record holds', 'case.ts'],
  ['HR-12, CP-38', 'confirmed with the resident; dissatisfied goes on', 'confirm-with-resident.ts, transitions.ts'],
  ['HR-19', 'marked confidential: an audience of its own', 'mark-confidential.ts'],
  ['HR-22', 'a limit for the kind of matter comes before a general one', 'reconcile.ts (row field general)'],
  ['CP-04', 'severity by the supervisor; the guards CP-04.*', 'classify-case.ts'],
  ['CP-26', 'after closing, a new complaint', 'transitions.ts'],
  ['CP-27', 'what a handler cannot solve goes up', 'report-up.ts and every ladder'],
  ['CP-32', 'settled by the department within the limits of CP-07, CP-09, CP-10', 'settle-case.ts'],
];

/** Registered, and waiting for what carries it: the register's own later rooms. */
const LATER = 'HR-16 (hand-over dates of units), HR-20 and HR-26 (price list, catalogue), HR-25 (limits by kind: a company’s own pack adds them), CP-31 (channels shown to residents), CP-33 (hand-over page), CB-03, CB-05, CB-07 to CB-20 (the visits).';

export function sopMap() {
  const tests = testFiles();
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
    '| Register | What | Where |',
    '|---|---|---|',
    ...CARRIED_ELSEWHERE.map((row) => `| ${row.join(' | ')} |`),
    '',
    `Later: ${LATER}`,
    '',
  ].join('\n');
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
const what = (row) => (row.kind === 'guard' ? `refuses ${row.verb}` : row.kind === 'checklist' ? `${row.steps.length} steps` : `${row.strength} ${row.sets}${row.subject === 'duty' ? `, each ${row.period.toLowerCase()}` : ''}`);
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
