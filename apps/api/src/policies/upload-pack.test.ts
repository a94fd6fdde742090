import { readFile } from 'node:fs/promises';
import { SHIPPED_PACKS } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { followPolicies } from './follow-policies.js';
import { runPolicies } from './run-policies.js';
import { uploadPack } from './upload-pack.js';

const ROW = {
  key: 'AC-01', kind: 'obligation', subject: 'case', name: { zh: '一天内处理', en: 'Handled within a day' },
  clauses: [{ source: 'ACME', section: '1', words: { zh: '报修一天内处理。', en: 'Repairs are handled within a day.' } }],
  because: 'ACME 1 says so.', appliesTo: { kind: 'REPAIR' }, opensOn: { event: 'CaseReceived' }, clockFrom: 'receivedAt', term: { kind: 'days', days: 1 },
  sets: 'HANDLING', metBy: { event: 'CaseSettled' }, owedBy: ['RECEPTIONIST'], strength: 'MUST',
};
const pack = (row: object = {}, change: object = {}) => ({ key: 'acme/repairs', area: 'repairs', name: { zh: '本公司报修规程', en: 'Our repairs' }, rows: [{ ...ROW, ...row }], ...change });

describe('a company’s own pack', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());

  const upload = (value: unknown, publish = true) => uploadPack(house.database, typeof value === 'string' ? value : JSON.stringify(value), { publish, recordedBy: house.personIds.wu });
  const versions = async () => (await house.database.pool.query<{ key: string; version: number }>(`select pack_key as key, version from policy_version where pack_key like 'acme/%' order by 1, 2`)).rows;
  const mistakes = async (value: unknown) => (await upload(value)).problems.map(({ row, field, message }) => [row, field, message.en]);

  it.each<[string, unknown, [string | null, string | null, RegExp][]]>([
    ['a comma too many', '{\n  "key": "acme/x",,\n}', [[null, null, /no JSON.*line 2, column 19/]]],
    ['nothing', '  ', [[null, null, /empty/]]],
    ['no pack at all', '[1, 2]', [[null, null, /./]]],
    ['a misspelt field', pack({ owdBy: ['RECEPTIONIST'] }), [['AC-01', 'owdBy', /./]]],
    ['a post that nobody knows', pack({ owedBy: ['ASTRONAUT'] }), [['AC-01', 'owedBy.0', /no post "ASTRONAUT"/]]],
    ['a limit that is none', pack({ term: { kind: 'days', days: 0 } }), [['AC-01', 'term.days', /./]]],
    ['an event that does not exist', pack({ metBy: { event: 'CaseForgotten' } }), [['AC-01', 'metBy.event', /CaseForgotten/]]],
    ['a kind of case that does not exist', pack({ appliesTo: { kind: 'PARTY' } }), [['AC-01', 'appliesTo.kind', /PARTY/]]],
    ['words in one language only', pack({ name: { zh: '一天内处理' } }), [['AC-01', 'name.en', /./]]],
    ['two rows with one key', pack({}, { rows: [ROW, ROW] }), [['AC-01', 'key', /repeats/]]],
    ['a base that is not there', pack({}, { extends: 'acme/none' }), [[null, 'extends', /no pack "acme\/none"/]]],
    ['the key of a shipped pack', { ...SHIPPED_PACKS[0]! }, [[null, 'key', /comes with the product/]]],
    ['nested without end', `${'['.repeat(5000)}${']'.repeat(5000)}`, [[null, null, /deep/]]],
  ])('%s is named by row and field, and nothing is published', async (_, value, expected) => {
    expect(await mistakes(value)).toEqual(expected.map(([row, field, says]) => [row, field, expect.stringMatching(says)]));
    expect(await versions()).toEqual([]);
  });

  it('all mistakes come at once, each in both languages', async () => {
    const { problems } = await upload(pack({ owedBy: ['ASTRONAUT'], metBy: { event: 'CaseForgotten' }, appliesTo: { kind: 'PARTY' } }));
    expect(problems.map(({ field }) => field).toSorted()).toEqual(['appliesTo.kind', 'metBy.event', 'owedBy.0']);
    expect(problems.every(({ message }) => /[\u4e00-\u9fff]/.test(message.zh) && message.en.length > 5)).toBe(true);
  });

  it('is checked without being published; then published once as version 1, a changed one as version 2, with who did it', async () => {
    expect(await upload(pack(), false)).toMatchObject({ problems: [], version: 1, isNew: true, published: false });
    expect(await versions()).toEqual([]);
    const twice = await Promise.all([upload(pack()), upload(pack())]);
    expect(twice.map((one) => 'pack' in one && [one.version, one.published])).toEqual([[1, true], [1, true]]);
    expect(await upload(`\uFEFF${JSON.stringify(pack(), null, 2)}`)).toMatchObject({ version: 1, isNew: false });
    expect(await upload(pack({ term: { kind: 'days', days: 2 } }))).toMatchObject({ version: 2, isNew: true });
    expect(await versions()).toEqual([{ key: 'acme/repairs', version: 1 }, { key: 'acme/repairs', version: 2 }]);
    const { rows } = await house.database.pool.query(`select person_id, reason from access_log where act = 'PUBLISH_POLICY' order by id`);
    expect(rows).toEqual([1, 2].map((version) => ({ person_id: house.personIds.wu, reason: `acme/repairs v${version}` })));
  });

  it('stays in its area', async () => expect(await mistakes(pack({}, { area: 'gardens' }))).toEqual([[null, 'area', expect.stringContaining('"repairs"')]]));

  it('may build on another of the company’s own, and name a post of the company’s own', async () => {
    await house.database.pool.query(`insert into post (key, name_zh, name_en, reports_to) values ('GARDENER', '绿化员', 'Gardener', 'CS_SUPERVISOR')`);
    const variant = { ...pack({ owedBy: ['GARDENER'] }), key: 'acme/night', extends: 'acme/repairs', overrides: ['AC-01'] };
    expect(await upload(variant)).toMatchObject({ problems: [], version: 1, published: true });
  });

  it('HR-25 (D 四.2(2)): the example of the manual gives kinds of matters limits of their own', async () => {
    const example = await readFile(new URL('../../../../docs/examples/limits-by-kind.json', import.meta.url), 'utf8');
    expect(await upload(example)).toMatchObject({ problems: [], version: 1, published: true });
    expect(await followPolicies(house.database, house.personIds.wu, { centreId: house.centreId, packKeys: ['acme/help-requests'] })).toEqual([]);
    const owed = async (category: string | null) => {
      const caseId = await house.receive({ kind: 'REPAIR', category });
      const { rows } = await house.database.pool.query<{ rule: string; length: string }>(`select rule_key as rule, (due_at - clock_from)::text as length from obligation where subject_id = $1 order by due_at`, [caseId]);
      return rows.map(({ rule, length }) => [rule, length]);
    };
    const all = [['HR-08', '1 day'], ['FD-06', '2 days']];
    expect(await owed(null)).toEqual(all);
    expect(await owed('DOOR')).toEqual(all);
    expect(await owed('LIFT')).toEqual([['AC-25.lift', '04:00:00'], ...all]);
    expect(await owed('BURST_PIPE')).toEqual([['AC-25.leak', '00:30:00'], ...all]);
  });

  describe('by command line', () => {
    const said: string[] = [];
    const run = async (args: string[], text: string | null) => {
      said.length = 0;
      return runPolicies(house.database, args, 'en', async () => text, (line) => void said.push(line));
    };

    it('says the same mistakes, one a line, and ends with 1', async () => {
      expect(await run(['pack.json', '--publish'], JSON.stringify(pack({ owedBy: ['ASTRONAUT'] })))).toBe(1);
      const [problem] = (await upload(pack({ owedBy: ['ASTRONAUT'] }))).problems;
      expect(said.join('\n')).toContain(`acme/repairs › AC-01 › owedBy.0: ${problem!.message.en}`);
    });

    it('is a dry run unless told to publish', async () => {
      const third = JSON.stringify(pack({ term: { kind: 'days', days: 3 } }));
      expect(await run(['pack.json'], third)).toBe(0);
      expect(said.join('\n')).toMatch(/version 3.*--publish/s);
      expect((await versions()).filter(({ key }) => key === 'acme/repairs')).toHaveLength(2);
      expect(await run(['pack.json', '--publish'], third)).toBe(0);
      expect((await versions()).filter(({ key }) => key === 'acme/repairs')).toHaveLength(3);
    });

    it.each([[[], /No file/], [['a', 'b'], /One file/], [['--frob'], /frob/], [['gone.json'], /no file gone.json/]] as const)('%j: says what is wrong and ends with 2', async (args, says) => {
      expect(await run([...args], null)).toBe(2);
      expect(said.join('\n')).toMatch(says);
    });
  });
});
