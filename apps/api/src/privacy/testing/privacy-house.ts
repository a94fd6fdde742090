import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { startTestApi, type TestApi, type TestClient } from '../../server/testing/test-api.js';

/** A house with real photos in which matters are received, written about and closed: the ground for tests of what is personal in them. */
export class PrivacyHouse {
  private constructor(
    readonly api: TestApi,
    readonly directory: string,
    readonly desk: TestClient,
    readonly supervisor: TestClient,
    readonly manager: TestClient,
    readonly centreId: string,
  ) {}

  static async open(): Promise<PrivacyHouse> {
    const directory = await mkdtemp(join(tmpdir(), 'privacy-'));
    const api = await startTestApi({ filesDirectory: directory });
    const [desk, supervisor, manager] = await Promise.all([api.as('reception.1'), api.as('supervisor.1'), api.as('manager.1')]);
    const { data } = await manager.graphql('{ me { centres { id } } }');
    return new PrivacyHouse(api, directory, desk!, supervisor!, manager!, data.me.centres[0].id);
  }

  get pool() {
    return this.api.database.pool;
  }

  async close(): Promise<void> {
    await this.api.end();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Received at the desk, with a note and a photo of the desk's. */
  async receive(input: Record<string, unknown>, { note = '已联系', photo = '客厅.jpg' } = {}): Promise<{ id: string; number: string }> {
    const { data, text } = await this.desk.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } refusal { message { en } } } }', {
      input: { clientKey: randomUUID(), centreId: this.centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '漏水', ...input },
    });
    const received = data?.receiveCase?.case;
    if (!received) throw new Error(text);
    const body = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#0a7' } }).jpeg().toBuffer();
    const uploaded = JSON.parse((await this.desk.fetch(`/attachments?name=${encodeURIComponent(photo)}`, { method: 'POST', body, headers: { 'content-type': 'image/jpeg' } })).text);
    const attached = await this.desk.graphql('mutation ($input: AttachFileInput!) { attachFile(input: $input) { case { version } } }', { input: { clientKey: randomUUID(), caseId: received.id, attachmentId: uploaded.id, caption: note } });
    const { version } = attached.data.attachFile.case;
    const noted = await this.desk.graphql('mutation ($input: AddNoteInput!) { addNote(input: $input) { case { id } } }', { input: { clientKey: randomUUID(), caseId: received.id, version, body: note } });
    if (!noted.data?.addNote?.case) throw new Error(noted.text);
    return received;
  }

  /** As if it had been closed so long ago. */
  async closeCase(id: string, ago = '0'): Promise<void> {
    await this.pool.query(`update obligation set status = 'SUPERSEDED', next_step_at = null, next_effect = null where subject_id = $1`, [id]);
    await this.pool.query(`update service_case set status = 'CLOSED', closed_at = app_now() - $2::interval, received_at = app_now() - $2::interval - interval '1 day' where id = $1`, [id, ago]);
  }

  async files(): Promise<number> {
    return (await readdir(this.directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  }

  /** Every table's every row as text, as whoever steals a backup would read it. */
  async dump(): Promise<string> {
    const { rows } = await this.pool.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`);
    const parts = await Promise.all(rows.map(({ name }) => this.pool.query<{ text: string | null }>(`select string_agg(to_jsonb(t)::text, e'\\n') as text from ${name} t`)));
    return parts.map((part, index) => `${rows[index]!.name}\n${part.rows[0]!.text ?? ''}`).join('\n');
  }

  async acts(act: string): Promise<{ reason: string; person_id: string | null; subject_id: string | null }[]> {
    return (await this.pool.query('select reason, person_id, subject_id from access_log where act = $1 order by id', [act])).rows;
  }
}
