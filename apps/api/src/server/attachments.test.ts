import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type Answer, type TestApi, type TestClient } from './testing/test-api.js';

/** A photo as a telephone writes it: turned, with where and by what it was taken. */
const telephonePhoto = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#0a7' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Secretphone', Copyright: 'Zhang San' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

let api: TestApi;
let desk: TestClient;
let directory: string;
let caseId: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photos-'));
  api = await startTestApi({ filesDirectory: directory });
  desk = await api.as('reception.1');
  const { data } = await desk.graphql('{ serviceCentres { id } }');
  const input = { clientKey: randomUUID(), centreId: data.serviceCentres[0].id, kind: 'REPAIR', channel: 'TELEPHONE', matter: '漏水', placeText: '大堂', anonymous: true };
  caseId = (await desk.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }', { input })).data.receiveCase.case.id;
});
afterAll(async () => {
  await api.end();
  await rm(directory, { recursive: true, force: true });
});

const upload = (client: TestClient, body: Uint8Array, { name = 'photo.jpg', ...headers }: Record<string, string> = {}) =>
  client.fetch(`/attachments?name=${encodeURIComponent(name)}`, { method: 'POST', body, headers: { 'content-type': 'image/jpeg', ...headers } });
const idOf = ({ text }: Answer): string => JSON.parse(text).id;
const attach = (client: TestClient, attachmentId: string, more: Record<string, unknown> = {}) =>
  client.graphql('mutation ($input: AttachFileInput!) { attachFile(input: $input) { case { attachments { id name caption width height sha256 url thumbnailUrl attachedBy { name { en } } } timeline { type } } refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), caseId, attachmentId, ...more },
  });
const stored = async () => (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('A26: what is uploaded', () => {
  it('is stored under a random name, whatever it was called', async () => {
    const answer = await upload(desk, await telephonePhoto(), { name: '../../etc/x<script>.jpg' });
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text).name).toBe('x<script>.jpg');
    for (const { name } of await stored()) expect(name).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is encoded anew, upright, and keeps nothing of what the camera wrote', async () => {
    const photo = await telephonePhoto();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const answer = await upload(desk, photo);
    expect(JSON.parse(answer.text)).toMatchObject({ width: 40, height: 60 });
    for (const path of [`/attachments/${idOf(answer)}`, `/attachments/${idOf(answer)}/thumbnail`]) {
      const response = await fetch(api.url + path, { headers: { cookie: desk.cookie! } });
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      const bytes = Buffer.from(await response.arrayBuffer());
      const { exif, orientation, format } = await sharp(bytes).metadata();
      expect({ exif, orientation, format }).toEqual({ exif: undefined, orientation: undefined, format: 'jpeg' });
      expect(bytes.includes('Secretphone')).toBe(false);
    }
  });

  const TEXTS: [string, string][] = [
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['a PDF', '%PDF-1.7\n'],
    ['a GIF', 'GIF89a'],
    ['nothing', ''],
    ['a HEIC photo', '\0\0\0\u0018ftypheic\0\0\0\0'],
  ];
  it.each(TEXTS)('%s called a photo is refused clearly, in both languages', async (_, text) => {
    const before = (await stored()).length;
    const answer = await upload(desk, Buffer.from(text, 'latin1'), { name: 'photo.jpg' });
    expect(answer.status).toBe(422);
    expect(answer.errors![0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', messages: { zh: expect.stringMatching(/照片/), en: expect.stringMatching(/photo/i) } } });
    expect((await stored()).length).toBe(before);
  });

  it('a broken JPEG, a picture of endless pixels, and one of more than 10 MB are refused', async () => {
    const whole = await telephonePhoto();
    expect((await upload(desk, whole.subarray(0, whole.length / 2))).status).toBe(422);
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } }).png().toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await upload(desk, bomb)).errors![0]!.message).toMatch(/pixel|尺寸/);
    const large = await upload(desk, Buffer.alloc(10 * 1024 * 1024 + 1, 0xff));
    expect([large.status, large.errors![0]!.message]).toEqual([413, expect.stringMatching(/10 MB/)]);
  });

  it('needs a session, the capability, an origin of ours and no form’s content type', async () => {
    const photo = await telephonePhoto();
    expect((await upload(api.anonymous, photo)).status).toBe(401);
    expect((await upload(await api.as('admin'), photo)).status).toBe(403);
    expect((await upload(desk, photo, { origin: 'https://evil.example' })).status).toBe(403);
    for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']) expect((await upload(desk, photo, { 'content-type': type })).status, type).toBe(415);
  });
});

describe('A photo on a case', () => {
  it('is attached once, with its words and a journal entry; the same submission is one act', async () => {
    const attachmentId = idOf(await upload(desk, await telephonePhoto(), { name: '漏水.jpg' }));
    const input = { clientKey: randomUUID(), caption: '客厅天花板' };
    const before = (await attach(desk, attachmentId, input)).data.attachFile.case;
    const after = (await attach(desk, attachmentId, input)).data.attachFile.case;
    expect(after.attachments.filter(({ id }: { id: string }) => id === attachmentId)).toEqual([
      { id: attachmentId, name: '漏水.jpg', caption: '客厅天花板', width: 40, height: 60, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), url: `/attachments/${attachmentId}`, thumbnailUrl: `/attachments/${attachmentId}/thumbnail`, attachedBy: expect.anything() },
    ]);
    expect(after.timeline.length).toBe(before.timeline.length);
    expect(after.timeline[0].type).toBe('FileAttached');
    expect((await attach(desk, attachmentId)).errors![0]!.extensions!.code).toBe('NOT_FOUND');
  });

  const act = (client: TestClient, verb: 'captionFile' | 'removeFile', input: Record<string, unknown>) =>
    client.graphql(`mutation ($input: ${verb === 'captionFile' ? 'CaptionFileInput' : 'RemoveFileInput'}!) { ${verb}(input: $input) { case { attachments { id caption } timeline { type note facts { key value } actor { name { en } } } } refusal { message { en } } } }`, {
      input: { clientKey: randomUUID(), caseId, ...input },
    });

  it('is described otherwise, and the timeline keeps both words', async () => {
    const attachmentId = idOf(await upload(desk, await telephonePhoto()));
    await attach(desk, attachmentId, { caption: '客厅天花板' });
    const input = { clientKey: randomUUID(), attachmentId, caption: '卧室天花板' };
    const { case: work } = (await act(desk, 'captionFile', input)).data.captionFile;
    expect(work.attachments).toContainEqual({ id: attachmentId, caption: '卧室天花板' });
    expect(work.timeline[0]).toMatchObject({ type: 'FileCaptioned', note: '卧室天花板', facts: expect.arrayContaining([{ key: 'attachment', value: attachmentId }]) });
    expect((await act(desk, 'captionFile', input)).data.captionFile.case.timeline).toHaveLength(work.timeline.length);
    expect((await act(desk, 'captionFile', { attachmentId, caption: ' ' })).errors![0]!.extensions!.code).toBe('BAD_USER_INPUT');
  });

  it('is removed for a reason by who handles the case, shown to nobody any more, and leaves its trace', async () => {
    const attachmentId = idOf(await upload(desk, await telephonePhoto()));
    await attach(desk, attachmentId);
    const guard = await api.as('guard.1');
    expect((await act(guard, 'removeFile', { attachmentId, reason: '试试' })).errors![0]!.extensions!.code).toBe('FORBIDDEN');
    const elsewhere = await api.as('supervisor.2');
    expect((await act(elsewhere, 'removeFile', { attachmentId, reason: '试试' })).errors![0]!.extensions!.code).toBe('NOT_FOUND');
    const supervisor = await api.as('supervisor.1');
    expect((await act(supervisor, 'removeFile', { attachmentId, reason: '' })).errors![0]!.extensions!.code).toBe('BAD_USER_INPUT');
    expect((await supervisor.fetch(`/attachments/${attachmentId}`)).status).toBe(200);
    const { case: work } = (await act(supervisor, 'removeFile', { attachmentId, reason: '拍错房号' })).data.removeFile;
    expect(work.attachments.map(({ id }: { id: string }) => id)).not.toContain(attachmentId);
    expect(work.timeline[0]).toMatchObject({ type: 'FileRemoved', note: '拍错房号', actor: expect.anything() });
    expect(work.timeline.some(({ type, facts }: { type: string; facts: { value: string }[] }) => type === 'FileAttached' && facts.some(({ value }) => value === attachmentId))).toBe(true);
    for (const path of [`/attachments/${attachmentId}`, `/attachments/${attachmentId}/thumbnail`]) expect((await supervisor.fetch(path)).status).toBe(404);
    expect((await act(supervisor, 'captionFile', { attachmentId, caption: '又' })).errors![0]!.extensions!.code).toBe('NOT_FOUND');
    expect((await act(supervisor, 'removeFile', { attachmentId, reason: '又' })).errors![0]!.extensions!.code).toBe('NOT_FOUND');
  });

  it('is not attached by somebody who did not upload it, nor seen by them before', async () => {
    const attachmentId = idOf(await upload(desk, await telephonePhoto()));
    const supervisor = await api.as('supervisor.1');
    expect((await supervisor.fetch(`/attachments/${attachmentId}`)).status).toBe(404);
    expect((await attach(supervisor, attachmentId)).errors![0]!.extensions!.code).toBe('NOT_FOUND');
  });

  it('is seen by whoever may see the case: not by who sees no cases, not without a session, not once the case is confidential', async () => {
    const attachmentId = idOf(await upload(desk, await telephonePhoto()));
    await attach(desk, attachmentId);
    const supervisor = await api.as('supervisor.1');
    const status = async (client: TestClient) => (await client.fetch(`/attachments/${attachmentId}/thumbnail`)).status;
    expect([await status(desk), await status(supervisor), await status(await api.as('admin')), await status(api.anonymous)]).toEqual([200, 200, 404, 401]);
    await api.database.pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [caseId]);
    expect([await status(desk), await status(supervisor)]).toEqual([404, 200]);
    await api.database.pool.query(`update service_case set audience = 'CENTRE' where id = $1`, [caseId]);
    expect((await desk.fetch('/attachments/..%2f..%2fetc%2fpasswd')).status).toBe(404);
  });

  it('that was changed on the disk is not shown as if it were the same', async () => {
    const attachmentId = idOf(await upload(desk, await telephonePhoto()));
    const { rows } = await api.database.pool.query<{ stored_as: string }>('select stored_as from attachment where id = $1', [attachmentId]);
    const path = join(directory, rows[0]!.stored_as.slice(0, 2), rows[0]!.stored_as);
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('!')]));
    expect((await desk.fetch(`/attachments/${attachmentId}`)).status).toBe(500);
  });
});

describe('What is uploaded and forgotten', () => {
  it('goes after a day, with its bytes; and nobody piles up more than twenty', async () => {
    const manager = await api.as('manager.1');
    const photo = await telephonePhoto();
    for (let n = 0; n < 20; n++) expect((await upload(manager, photo)).status).toBe(201);
    expect((await upload(manager, photo)).errors![0]!.extensions!.code).toBe('BAD_USER_INPUT');
    const before = (await stored()).length;
    await api.database.pool.query(`update attachment set uploaded_at = uploaded_at - interval '25 hours' where case_id is null`);
    expect((await upload(manager, photo)).status).toBe(201);
    expect((await stored()).length).toBeLessThanOrEqual(before - 40 + 2);
  });
});
