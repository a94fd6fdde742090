import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dashboardFiles } from './dashboard-files.js';
import { errorAnswers } from './json-answers.js';
import { createLog } from './log.js';

const SCRIPT = 'export const house = "管家";\n'.repeat(100);
const PAGE = `<!doctype html><title>管家</title>${'<p>page</p>'.repeat(100)}`;
let directory: string;
let server: Server;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'guanjia-files-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'assets/app-1.js'), SCRIPT);
  await writeFile(join(directory, 'assets/app-1.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(directory, 'assets/app-1.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(directory, 'assets/small-1.js'), 'export {};');
  for (const name of ['index.html', 'my-worker.js']) {
    await writeFile(join(directory, name), PAGE);
    await writeFile(join(directory, `${name}.br`), brotliCompressSync(PAGE));
    await writeFile(join(directory, `${name}.gz`), gzipSync(PAGE));
  }
  await new Promise<void>((resolve) => (server = express().use(dashboardFiles(directory)).use(errorAnswers(createLog('silent'))).listen(0, '127.0.0.1', () => resolve())));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

/** As sent: nothing is unpacked on the way. */
async function fetched(path: string, accepted: string, headers: Record<string, string> = {}): Promise<{ response: IncomingMessage; body: Buffer }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path, headers: { 'accept-encoding': accepted, ...headers } }, resolve).on('error', reject));
  return { response, body: Buffer.concat(await response.toArray()) };
}

it.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip', 'gzip', gunzipSync],
] as const)('a browser that unpacks %s gets the file as %s, under its own type, to keep for a year', async (accepted, encoding, unpack) => {
  const { response, body } = await fetched('/assets/app-1.js', accepted);
  expect(response.statusCode).toBe(200);
  expect(response.headers).toMatchObject({ 'content-encoding': encoding, 'content-type': expect.stringContaining('javascript'), 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' });
  expect(unpack(body).toString()).toBe(SCRIPT);
});

it('who unpacks nothing gets the file itself, and so does everybody where the build packed nothing', async () => {
  for (const [path, accepted, wanted] of [['/assets/app-1.js', 'identity', SCRIPT], ['/assets/small-1.js', 'gzip, br', 'export {};']] as const) {
    const { response, body } = await fetched(path, accepted);
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(wanted);
  }
});

it('nothing outside the folder is reached by way of a packing', async () => {
  for (const path of ['/assets/../../secret.js', '/assets/%2e%2e/%2e%2e/secret.js', '/assets/none.js']) {
    const { response } = await fetched(path, 'gzip, br');
    expect(response.statusCode, path).toBeGreaterThanOrEqual(400);
  }
});

it.each([['/board', 'no-cache'], ['/cases/YH-1', 'no-cache'], ['/my-worker.js', 'public, max-age=0']])('the page and the worker too, to be asked for again each time: %s', async (path, cacheControl) => {
  const tags = new Set<string | undefined>();
  for (const [accepted, encoding, unpack] of [['gzip, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync], ['identity', undefined, (bytes: Buffer) => bytes]] as const) {
    const { response, body } = await fetched(path, accepted);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers).toMatchObject({ 'content-type': expect.stringContaining(path.endsWith('.js') ? 'javascript' : 'text/html'), 'cache-control': cacheControl, vary: 'Accept-Encoding' });
    expect(unpack(body).toString()).toBe(PAGE);
    tags.add(response.headers.etag);
    const again = await fetched(path, accepted, { 'if-none-match': response.headers.etag! });
    expect([again.response.statusCode, again.body.length]).toEqual([304, 0]);
  }
  // A cache in between must not take one packing's tag for another's.
  expect(tags.size).toBe(3);
});

it('what goes wrong with a packed file is said unpacked', async () => {
  const { response, body } = await fetched('/assets/app-1.js', 'gzip, br', { range: 'bytes=999999-' });
  expect(response.statusCode).toBe(416);
  expect(response.headers['content-encoding']).toBeUndefined();
  expect(JSON.parse(body.toString()).errors).toHaveLength(1);
});
