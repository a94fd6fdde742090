import { expect, it } from 'vitest';
import { startTestApi, TestClient } from '../server/testing/test-api.js';
import { foundCompany } from './found-company.js';

it('DEMO=off: an empty company with one administrator, whose password is shown once', async () => {
  let shown: Awaited<ReturnType<typeof foundCompany>> = null;
  const api = await startTestApi({ clock: 'system', prepare: async ({ database }) => void (shown = await foundCompany(database)) });
  const { login, password } = shown!;
  const client = new TestClient(api.url);
  expect((await client.signIn(login, 'guanjia')).data.signIn.viewer).toBeNull();
  expect((await client.signIn(login, password)).data.signIn.viewer).toMatchObject({ login: 'admin', centres: [] });
  expect((await client.graphql('{ me { demo clockAdjustable holdings { post { key } centre { id } } } }')).data.me).toEqual({ demo: false, clockAdjustable: false, holdings: [{ post: { key: 'SYSTEM_ADMIN' }, centre: null }] });
  expect(await foundCompany(api.database), 'a second start founds nothing').toBeNull();
  expect((await client.graphql('{ me { login } }')).data.me.login).toBe('admin');
  await api.end();
});
