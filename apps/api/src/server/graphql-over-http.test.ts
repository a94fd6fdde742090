import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/test-api.js';

/** The audit of the GraphQL-over-HTTP specification, by its reference implementation. */
const audits = serverAudits({ url: () => `${api.url}/graphql` });
/** What the specification leaves to the server and A9 forbids: a GET that any form of any site could send. */
const byForm = /^MAY (?!NOT ).*\bGETs?\b/;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

describe('S6: the GraphQL-over-HTTP audit', () => {
  it.each(audits.filter(({ name }) => !byForm.test(name)).map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
  });

  it('what is optional and not done is three ways of GET without a header', async () => {
    const results = await Promise.all(audits.filter(({ name }) => byForm.test(name)).map(async (audit) => (await audit.fn()).status));
    expect(results).toEqual(['notice', 'notice', 'notice']);
  });

  it('asks all there is: MUST, SHOULD and MAY', () => {
    const asked = (word: string) => audits.filter(({ name }) => name.startsWith(word)).length;
    expect([asked('MUST'), asked('SHOULD'), asked('MAY')].every((count) => count > 5), 'an audit of nothing is passed by everybody').toBe(true);
    expect(audits).toHaveLength(61);
  });
});
