import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../access/language.js';
import { startTestApi, TestClient, type Answer, type TestApi } from './testing/test-api.js';

const HAN = /\p{Script=Han}/u;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ production: true });
});
afterAll(() => api.end());

type Shown = { message: string; extensions: { code: string; field?: string; messages: { zh: string; en: string } } };
const errorsOf = ({ errors }: Pick<Answer, 'errors'>) => errors as unknown as Shown[];

describe('what is refused is said in both languages', () => {
  it('no place of the code makes an error of its own beside refusals.ts', () => {
    const source = join(import.meta.dirname, '..');
    const allowed = ['access/refusals.ts', 'server/error-masking.ts', 'server/graphql-http.ts', 'server/graphql-socket.ts', 'server/document-limits.ts'];
    const makers = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !allowed.includes(file))
      .filter((file) => /new GraphQLError\((?!'unexpected', \{ originalError)/.test(readFileSync(join(source, file), 'utf8')));
    expect(makers).toEqual([]);
  });

  it('a refusal says Chinese in zh and English in en, wherever it is written', () => {
    const source = join(import.meta.dirname, '..');
    const wrong: string[] = [];
    let seen = 0;
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file === 'access/refusals.ts') continue;
      for (const [call, zh = '', en = ''] of readFileSync(join(source, file), 'utf8').matchAll(/(?:badInput|badField|refusal)\([\s\S]{0,120}?zh: (['"`][^\n]*?['"`]),?\s+en: (['"`][^\n]*?['"`])[\s,}]/g)) {
        seen++;
        if (!HAN.test(zh) || HAN.test(en)) wrong.push(`${file}: ${call}`);
      }
    }
    expect(seen).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('the answer carries both and speaks the viewer\'s: Chinese unless the person or the browser says otherwise', async () => {
    const BAD = '{ journal(caseId: "no id") { edges { cursor } } }';
    const expectSpoken = ({ errors }: Answer, language: 'zh' | 'en') => {
      const [error] = errorsOf({ errors });
      expect(error!.extensions.messages.zh).toMatch(HAN);
      expect(error!.extensions.messages.en).not.toMatch(HAN);
      expect(error!.message).toBe(error!.extensions.messages[language]);
    };
    expectSpoken(await api.anonymous.graphql('{ serviceCentres { code } }'), 'zh');
    expectSpoken(await api.anonymous.graphql('{ serviceCentres { code } }', undefined, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.4' }), 'en');
    const client = await api.as('reception.1');
    expectSpoken(await client.graphql(BAD, undefined, { 'accept-language': 'en' }), 'zh');
    await client.graphql('mutation { setLanguage(language: "en") { id } }');
    expectSpoken(await client.graphql(BAD, undefined, { 'accept-language': 'zh-CN' }), 'en');
    expectSpoken(await client.graphql('query ($n: String!) { places(centreId: $n, search: $n) { id } }', { n: 'a\0' }), 'en');
    await client.graphql('mutation { setLanguage(language: "zh-CN") { id } }');
    expectSpoken(await client.graphql('mutation { adjustClock(minutes: 5) }'), 'zh');
    expectSpoken(await client.graphql('mutation { setLanguage(language: "klingon") { id } }'), 'zh');
  });

  it('a field is named as on the screens, and its key stands beside', async () => {
    const client = await api.as('reception.1');
    const [error] = errorsOf(await client.graphql('mutation { setLanguage(language: "klingon") { id } }'));
    expect(error).toMatchObject({ message: expect.stringMatching(/^语言：没有“klingon”/), extensions: { field: 'language', code: 'BAD_USER_INPUT', messages: { en: expect.stringMatching(/^language: there is no "klingon"/) } } });
  });

  it('what a scalar refuses names its place in both', async () => {
    const client = await api.as('supervisor.1');
    const [error] = errorsOf(await client.graphql('mutation ($input: AgreeReplyTimeInput!) { agreeReplyTime(input: $input) { case { id } } }', {
      input: { caseId: 'x', version: 1, clientKey: 'k', agreedReplyAt: '2026-02-30T10:00:00+08:00' },
    }));
    expect(error).toMatchObject({ message: expect.stringMatching(/^约定答复时间：/), extensions: { code: 'BAD_USER_INPUT', messages: { en: expect.stringMatching(/^input\.agreedReplyAt: Not a date-time/) } } });
    expect(error!.extensions.messages.zh).toContain('不是有效的时间');
  });

  it.each([
    ['a document that cannot be parsed', '{ me {'],
    ['a field that does not exist', '{ nothing }'],
    ['too many aliases', `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ')} }`],
    ['a subscription by POST', 'subscription { boardEvents(after: "x") { cursor } }'],
    ['introspection in production', '{ __schema { types { name } } }'],
    ['an argument that is missing', '{ journal { edges { cursor } } }'],
  ])('%s', async (_what, document) => {
    const errors = errorsOf(await api.anonymous.graphql(document));
    for (const { message, extensions } of errors) {
      expect(extensions.messages.zh).toMatch(HAN);
      expect(message).toBe(extensions.messages.zh);
      expect(extensions.messages.en).not.toMatch(HAN);
    }
    expect(errors.length).toBeGreaterThan(0);
  });

  it.each([
    ['a foreign site', 403, { headers: { origin: 'https://evil.example', 'content-type': 'application/json' }, body: '{}' }],
    ['a body that is no JSON', 400, { headers: { 'content-type': 'application/json' }, body: '{' }],
    ['a body too large', 413, { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'x'.repeat(300_000) }) }],
  ])('before GraphQL: %s', async (_what, status, init) => {
    const zh = await new TestClient(api.url).fetch('/graphql', { method: 'POST', ...init });
    expect(zh.status).toBe(status);
    expect(errorsOf(zh)[0]!.message).toMatch(HAN);
    const en = await new TestClient(api.url).fetch('/graphql', { method: 'POST', ...init, headers: { ...init.headers, 'accept-language': 'en' } });
    expect(errorsOf(en)[0]!.message).not.toMatch(HAN);
  });

  it('over the WebSocket too', async () => {
    const client = (await api.as('reception.2')).subscriber();
    const told = await new Promise<unknown>((resolve) => client.subscribe({ query: '{ me { id } }' }, { next: () => undefined, complete: () => undefined, error: resolve }));
    expect((told as Shown[])[0]).toMatchObject({ message: 'WebSocket 只用于订阅；查询和变更请用 POST 发送。', extensions: { code: 'BAD_REQUEST', messages: { en: expect.stringContaining('Only subscriptions') } } });
    await client.dispose();
  });
});

describe('in which language', () => {
  it.each([
    [undefined, 'zh-CN'], ['*', 'zh-CN'], ['fr-FR', 'zh-CN'], ['zh-TW,en;q=0.9', 'zh-CN'], ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'], ['en;q=0.3,zh;q=0.8', 'zh-CN'], ['en;q=x', 'en'],
  ])('a browser that says %s is answered in %s', (accepted, language) => {
    expect(languageOf(null, accepted)).toBe(language);
  });

  it('a person\'s own language counts more than the browser\'s', () => {
    expect(languageOf({ language: 'en' }, 'zh-CN')).toBe('en');
    expect(languageOf({ language: 'zh-CN' }, 'en')).toBe('zh-CN');
  });
});
