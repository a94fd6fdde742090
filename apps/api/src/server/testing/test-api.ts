import { createClient, type Client } from 'graphql-ws';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { createTestDatabase } from '../../database/testing/test-database.js';
import { DEMO_PASSWORD } from '../../demo/company.js';
import { fillDemo } from '../../demo/fill-demo.js';
import { startApi, type ApiOptions, type RunningApi } from '../start-api.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: { message: string; path?: string[]; extensions?: { code?: string; id?: string } }[] | undefined;
}

/** Someone at the API with or without a session. */
export class TestClient {
  constructor(
    readonly url: string,
    public cookie: string | undefined = undefined,
  ) {}

  /** POSTs a document as the dashboard would. */
  graphql(query: string, variables?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.post(JSON.stringify({ query, ...(variables && { variables }) }), { 'content-type': 'application/json', ...headers });
  }

  post(body: string | Uint8Array, headers: Record<string, string>): Promise<Answer> {
    return this.fetch('/graphql', { method: 'POST', body, headers });
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { ...(this.cookie && { cookie: this.cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(this.url + path, { ...init, headers });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, data: json.data, errors: json.errors };
  }

  async signIn(login: string, password: string = DEMO_PASSWORD): Promise<Answer> {
    const answer = await this.graphql('mutation($login: String!, $password: String!) { signIn(login: $login, password: $password) { viewer { id login centres { id code } } message { zh en } } }', { login, password });
    const set = answer.headers.getSetCookie()[0];
    if (set) {
      this.cookie = set.split(';', 1)[0];
    }
    return answer;
  }

  /** A bare socket; `protocol` and headers as given. */
  socket(protocol: string | string[] = 'graphql-transport-ws', headers: Record<string, string> = {}): WebSocket {
    return new WebSocket(`${this.url.replace('http', 'ws')}/graphql`, protocol, { headers: { ...(this.cookie && { cookie: this.cookie }), ...headers } });
  }

  /** graphql-ws's own client, as the dashboard uses it, without retries. */
  subscriber(): Client {
    const { cookie } = this;
    class WithCookie extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: cookie ? { cookie } : {} });
      }
    }
    return createClient({ url: `${this.url.replace('http', 'ws')}/graphql`, webSocketImpl: WithCookie, retryAttempts: 0, lazy: true });
  }
}

export interface TestApi extends RunningApi {
  readonly anonymous: TestClient;
  /** A client signed in as one of the demo's people (`reception.1` …). */
  as(login: string): Promise<TestClient>;
  /** Stops the API and drops its database. */
  end(): Promise<void>;
}

/** Centres that time has not looked at yet: duties and the months of visits begin with the first look, a second after the start or later. */
const UNSEEN = /* sql */ `
select from service_centre c where (c.duties_from is null or c.callbacks_looked_until is null)
  and exists (select from policy_adoption a where a.centre_id = c.id and a.effective_from <= app_now())`;

/** A real API with the demo's people and homes (no cases) over a fresh database, on a free port; until the clock moves, nothing begins at its centres by itself. */
export async function startTestApi(options: Partial<ApiOptions> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const api = await startApi({ databaseUrl: database.url, port: 0, clock: 'adjustable', prepare: (services) => fillDemo(services, { cases: false }), ...options });
  await vi.waitUntil(async () => (await api.database.pool.query(UNSEEN)).rows.length === 0, { timeout: 25_000, interval: 20 });
  return {
    ...api,
    anonymous: new TestClient(api.url),
    async as(login) {
      const client = new TestClient(api.url);
      const { data } = await client.signIn(login);
      if (!data?.signIn.viewer) {
        throw new Error(`${login} could not sign in: ${JSON.stringify(data)}`);
      }
      return client;
    },
    async end() {
      await api.stop();
      await database.drop();
    },
  };
}

/** How a socket ended. */
export function closeOf(socket: WebSocket): Promise<{ code: number; reason: string; afterMs: number }> {
  const begun = performance.now();
  return new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason), afterMs: performance.now() - begun })));
}
