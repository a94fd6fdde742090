import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';
import { operationPermissions } from './operation-permissions.js';
import { authChecker, PUBLIC_OPERATIONS } from './permission.js';
import type { Context } from '../context.js';
import type { Viewer } from './viewer.js';

const operations = (await operationPermissions(buildExecutableSchema)).filter(({ name }) => !(PUBLIC_OPERATIONS as readonly string[]).includes(name));
let api: TestApi;
let admin: TestClient;
let centreId: string;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
  centreId = (await admin.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
});
afterAll(() => api.end());

const ME = '{ me { login mustChangePassword } }';
const CHANGE = 'mutation ($now: String!, $next: String!) { changePassword(currentPassword: $now, newPassword: $next) { changed message { zh } } }';
const codeOf = (answer: { errors?: { extensions?: { code?: string } }[] | undefined }) => answer.errors?.[0]?.extensions?.code;

/** A supervisor who was just added, signed in with what the administrator gave. */
async function newcomer(login: string): Promise<{ client: TestClient; id: string }> {
  const added = await admin.graphql('mutation ($input: AddPersonInput!) { addPerson(input: $input) { person { id } } }', { input: { login, nameZh: '新人', password: 'given-by-admin' } });
  const { id } = added.data.addPerson.person;
  await admin.graphql('mutation ($input: AppointPersonInput!) { appointPerson(input: $input) { refusal { message { en } } } }', { input: { personId: id, post: 'CS_SUPERVISOR', centreId } });
  const client = new TestClient(api.url);
  expect((await client.signIn(login, 'given-by-admin')).data.signIn.viewer.login).toBe(login);
  return { client, id };
}

function subscribed(client: TestClient): Promise<string | undefined> {
  const subscriber = client.subscriber();
  return new Promise<string | undefined>((resolve, reject) => {
    subscriber.subscribe(
      { query: 'subscription { overdueEvents { cursor } }' },
      {
        next: ({ errors }) => resolve(errors?.[0]?.extensions?.['code'] as string | undefined),
        error: (errors) => (Array.isArray(errors) ? resolve(errors[0].extensions?.code) : reject(errors as Error)),
        complete: () => resolve(undefined),
      },
    );
  }).finally(() => subscriber.dispose());
}

describe('a password that somebody else gave', () => {
  it('opens nothing but its own change: not by HTTP, not by WebSocket, not by a file; once changed, everything', async () => {
    const { client } = await newcomer('given.one');
    expect((await client.graphql(ME)).data.me).toEqual({ login: 'given.one', mustChangePassword: true });
    const refused = await client.graphql('{ board { cursor } }');
    expect(refused.errors![0]).toMatchObject({ extensions: { code: 'PASSWORD_CHANGE_REQUIRED', messages: { zh: expect.stringContaining('初始密码'), en: expect.stringContaining('Change the password') } } });
    expect(codeOf(await client.graphql('mutation { setLanguage(language: "en") { id } }'))).toBe('PASSWORD_CHANGE_REQUIRED');
    expect(await subscribed(client)).toBe('PASSWORD_CHANGE_REQUIRED');
    for (const [path, init] of [
      ['/attachments/00000000-0000-7000-8000-000000000000', {}],
      ['/import-file/template?kind=HOMES', {}],
      ['/exports/cases', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
    ] as const) {
      const answer = await client.fetch(path, init);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, 'PASSWORD_CHANGE_REQUIRED']);
    }
    expect((await client.graphql(CHANGE, { now: 'given-by-admin', next: 'given-by-admin' })).data.changePassword).toMatchObject({ changed: false });
    expect(codeOf(await client.graphql('{ board { cursor } }')), 'the same again is no change').toBe('PASSWORD_CHANGE_REQUIRED');
    expect((await client.graphql(CHANGE, { now: 'given-by-admin', next: '我自己的密码一二三' })).data.changePassword).toEqual({ changed: true, message: null });
    expect((await client.graphql(ME)).data.me.mustChangePassword).toBe(false);
    expect((await client.graphql('{ board { cursor } }')).errors).toBeUndefined();
  });

  it('a password that was set anew is to be changed again; one may always leave', async () => {
    const { client, id } = await newcomer('given.two');
    await client.graphql(CHANGE, { now: 'given-by-admin', next: 'my own password' });
    await admin.graphql(`mutation { resetPassword(personId: "${id}", password: "given-once-more") { person { id } } }`);
    await client.signIn('given.two', 'given-once-more');
    expect((await client.graphql(ME)).data.me.mustChangePassword).toBe(true);
    expect((await client.graphql('mutation { signOut }')).data.signOut).toBe(true);
  });

  it('the made-up people of the demo keep theirs', async () => {
    expect((await admin.graphql(ME)).data.me.mustChangePassword).toBe(false);
  });

  const context = { wall: null, viewer: { mustChangePassword: true, capabilities: new Set<string>() } as Partial<Viewer> } as unknown as Context;
  it.each(operations)('$type $name', ({ name, capabilities }) => {
    const ask = () => authChecker({ context, info: { fieldName: name, path: { prev: undefined, key: name, typename: undefined } }, root: {}, args: {} } as unknown as Parameters<typeof authChecker>[0], [...capabilities!]);
    if (name === 'changePassword') expect(ask()).toBe(true);
    else expect(ask).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ code: 'PASSWORD_CHANGE_REQUIRED' }) }));
  });
});
