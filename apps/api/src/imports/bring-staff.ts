import type { Instant } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { normalLogin } from '../access/sign-in.js';
import { appoint, termsHeld } from '../organisation/appoint-person.js';
import { insertPerson, readPerson } from '../organisation/people.js';
import { reading } from './fields.js';
import type { Bring, KnownCentre, ListWork } from './import-list.js';
import { attempt, differs, RowRefused, type Fate, type ListRow } from './list-row.js';
import { PostFinder } from './post-finder.js';
import { words } from './problem.js';
import { readTime } from './times.js';

const readYes = reading<'YES' | 'NO'>({ YES: ['是', '代理', 'yes', 'true', 'acting', 'y'], NO: ['否', '不是', 'no', 'false', 'n'] });
const readLanguage = reading<'zh-CN' | 'en'>({ 'zh-CN': ['中文', '汉语', '简体中文', 'zh', 'zhcn', 'chinese'], en: ['英文', '英语', 'en', 'english'] });

interface KnownPerson {
  readonly id: string;
  readonly login: string;
  readonly nameZh: string;
}

/** People with their sign-in names and posts; who has several posts stands in several rows. Each new one gets a first password that is said once. */
export const bringStaff: Bring = async (work, rows) => {
  const { client, given, passwords } = work;
  const posts = await PostFinder.read(client);
  const { rows: stored } = await client.query<KnownPerson>('select id, login, name_zh as "nameZh" from person');
  const people = new Map(stored.map((person) => [person.login, person]));
  const fates = new Map<number, Fate>();
  for (const row of rows) {
    let added: KnownPerson | null = null;
    const fate = await attempt(client, row, async () => {
      const known = people.get(normalLogin(row.text('login')));
      if (known && known.nameZh !== row.text('nameZh')) return { changed: [differs('姓名', 'name', known.nameZh, row.text('nameZh'))] };
      const person = known ?? (added = await add(work, row));
      const term = row.text('post') === '' ? 'KNOWN' : await bringTerm(work, posts, row, person.id);
      return added === null ? term : 'NEW';
    });
    fates.set(row.row, fate);
    if (fate !== 'NEW' || added === null) continue;
    const { login, nameZh }: KnownPerson = added;
    people.set(login, added);
    const made = passwords.get(login);
    if (made) given({ name: nameZh, login, password: made.password });
  }
  return fates;
};

/** In a dry run nobody can ever sign in: the whole of it is taken back. */
const NO_PASSWORD = { hash: '' };

async function add({ client, by, passwords }: ListWork, row: ListRow): Promise<KnownPerson> {
  const person = readPerson({ login: row.text('login'), nameZh: row.text('nameZh'), nameEn: row.text('nameEn') || null });
  const language = row.text('language') === '' ? 'zh-CN' : readLanguage(row.text('language'));
  if (language === null) throw new RowRefused(words('请写“中文”或“英文”。', 'Write Chinese or English.'), 'language');
  const { hash } = passwords.get(person.login) ?? NO_PASSWORD;
  return { id: await insertPerson(client, by.personId, { ...person, language, hash }), login: person.login, nameZh: person.nameZh };
}

async function bringTerm(work: ListWork, posts: PostFinder, row: ListRow, personId: string): Promise<Fate> {
  const { client, now, by } = work;
  const post = posts.need('post', row.text('post'));
  const centre = centreOf(work, row) ?? (post.companyWide ? null : work.centre);
  const zone = (centre ?? work.centre ?? work.centres[0])?.zone ?? 'UTC';
  const from = momentOf(work, row, 'from', zone);
  const until = momentOf(work, row, 'until', zone);
  const acting = row.text('acting') === '' ? 'NO' : readYes(row.text('acting'));
  if (acting === null) throw new RowRefused(words('请写“是”或“否”。', 'Write yes or no.'), 'acting');
  const place = { post: post.key, centreId: centre?.id ?? null };
  const known = await knownTerm(client, now, personId, place, { from, until });
  if (known) return known;
  const scope = { personId: by.personId, centreIds: by.centresWith('MANAGE_STAFF'), company: true };
  await appoint(client, now, scope, { personId, ...place, from, until, acting: acting === 'YES' });
  return 'NEW';
}

/** A centre that the row names; null: it names none. */
function centreOf({ centres }: ListWork, row: ListRow): KnownCentre | null {
  const text = row.text('centre');
  if (text === '') return null;
  const centre = centres.find(({ code }) => code === text.toUpperCase()) ?? centres.find(({ zh, en }) => zh === text || en.toLowerCase() === text.toLowerCase());
  if (!centre) throw new RowRefused(words('没有这个服务中心：请写它的名称或代码。', 'there is no such centre. Write its name or code.'), 'centre');
  return centre;
}

/** A day begins a term with its first moment and ends it with its last. */
function momentOf({ order }: ListWork, row: ListRow, field: 'from' | 'until', zone: string): Instant | null {
  if (row.text(field) === '') return null;
  const read = readTime(row.text(field), { zone, order, dayMeans: field === 'from' ? 'START' : 'END' });
  if ('problem' in read) throw new RowRefused(read.problem, field);
  return read.at;
}

/** What stands already of a term that a file gives: as it says, or otherwise; null: nothing that touches it. */
async function knownTerm(client: PoolClient, now: Instant, personId: string, place: { post: string; centreId: string | null }, file: { from: Instant | null; until: Instant | null }): Promise<Fate | null> {
  const from = file.from ?? now;
  const held = await termsHeld(client, personId, place);
  const term = held.find((one) => (file.until === null || one.from < file.until) && (one.until === null || one.until > from));
  if (!term) return null;
  const day = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
  const changes = [
    ...(file.from === null || file.from === term.from ? [] : [differs('任期起', 'in office from', day(term.from), day(file.from))]),
    ...(file.until === null || file.until === term.until ? [] : [differs('任期止', 'in office until', day(term.until), day(file.until))]),
  ];
  return changes.length > 0 ? { changed: changes } : 'KNOWN';
}
