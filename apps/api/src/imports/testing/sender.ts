import type { ImportAnswer } from '../carry-out-upload.js';

export interface Sent {
  readonly status: number;
  readonly answer: ImportAnswer;
  readonly code: string | undefined;
  readonly message: { zh: string; en: string };
  readonly text: string;
}

/** Somebody at the API, as the tests' client is. */
interface Client {
  fetch(path: string, init: RequestInit): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>;
}

/** Sends a file as the import screen does. */
export async function sendFile(client: Client, options: object, file: string | Buffer): Promise<Sent> {
  const response = await client.fetch(`/import-file?options=${encodeURIComponent(JSON.stringify({ mode: 'DRY_RUN', ...options }))}`, {
    method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(typeof file === 'string' ? Buffer.from(file) : file),
  });
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(response.text) : {};
  const extensions = json.errors?.[0]?.extensions;
  return { status: response.status, answer: json, code: extensions?.code, message: extensions?.messages, text: response.text };
}
