import { request } from 'node:http';

export interface Said {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[] | undefined;
  readonly cookie: string | undefined;
}

/** One question on a connection of its own, so that a balancer sends each wherever it likes. Rejects where the line breaks, or nothing comes within `withinMs`. */
export function ask(url: string, { query, variables = {}, cookie, withinMs = 8_000 }: { query: string; variables?: object; cookie?: string | undefined; withinMs?: number }): Promise<Said> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', agent: false, headers: { 'content-type': 'application/json', ...(cookie && { cookie }) }, signal: AbortSignal.timeout(withinMs) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        try {
          const { data, errors } = JSON.parse(Buffer.concat(chunks).toString()) as Pick<Said, 'data' | 'errors'>;
          resolve({ status: response.statusCode!, data, errors, cookie: response.headers['set-cookie']?.[0]?.split(';', 1)[0] });
        } catch (error) {
          reject(error as Error);
        }
      });
    });
    sent.once('error', reject);
    sent.end(JSON.stringify({ query, variables }));
  });
}

/** Signs in as one of the demo's people; answers the cookie. */
export async function signIn(url: string, login: string): Promise<string> {
  const { cookie, data, errors } = await ask(url, { query: 'mutation ($login: String!) { signIn(login: $login, password: "guanjia") { viewer { id } message { en } } }', variables: { login }, withinMs: 20_000 });
  if (!cookie) throw new Error(`${login} could not sign in: ${JSON.stringify({ data, errors })}`);
  return cookie;
}
