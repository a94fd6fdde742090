import type { Instant } from '@guanjia/domain';
import { planRoster, rosterOf } from '../organisation/set-roster.js';
import type { Bring, ListWork } from './import-list.js';
import { attempt, RowRefused, type Fate, type ListRow } from './list-row.js';
import { PostFinder } from './post-finder.js';
import { words } from './problem.js';
import { readTime } from './times.js';

interface Colleague {
  readonly id: string;
  readonly login: string;
  readonly zh: string;
  readonly en: string;
}

/** Shifts of a centre's roster, one a row, beside those that are planned already. A shift that ends at or before its beginning ends on the next day. */
export const bringRoster: Bring = async (work, rows) => {
  const { client, now, by, centre } = work;
  const posts = await PostFinder.read(client);
  const { rows: people } = await client.query<Colleague>('select id, login, name_zh as zh, name_en as en from person where disabled_at is null');
  const fates = new Map<number, Fate>();
  for (const row of rows) {
    fates.set(row.row, await attempt(client, row, async () => {
      const post = posts.need('post', row.text('post'));
      const personId = personOf(people, row);
      const { from, until } = shiftOf(work, row);
      // Only what begins at this very moment is planned anew.
      const stretch = { centreId: centre!.id, post: post.key, from: new Date(from), until: new Date(from + 1) };
      const present = (await rosterOf(client, stretch)).map((shift) => ({ personId: shift.personId, from: shift.from.getTime(), until: shift.until.getTime() }));
      if (present.some((shift) => shift.personId === personId && shift.until === until)) return 'KNOWN';
      const [problem] = await planRoster(client, now, by.personId, stretch, [...present, { personId, from, until }]);
      return problem ? { refused: problem } : 'NEW';
    }));
  }
  return fates;
};

function personOf(people: readonly Colleague[], row: ListRow): string {
  const text = row.text('person');
  const found = people.filter(({ login }) => login === text.toLowerCase());
  const named = found.length > 0 ? found : people.filter(({ zh, en }) => zh === text || en.toLowerCase() === text.toLowerCase());
  if (named.length === 0) throw new RowRefused(words('没有这位员工：请写姓名或登录账号。', 'there is no such colleague. Write the name or the sign-in name.'), 'person');
  if (named.length > 1) throw new RowRefused(words(`有 ${named.length} 位同名员工：请写登录账号。`, `${named.length} colleagues have this name. Write the sign-in name.`), 'person');
  return named[0]!.id;
}

const CLOCK = /^\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/;

function shiftOf({ centre, order }: ListWork, row: ListRow): { from: Instant; until: Instant } {
  const zone = centre!.zone;
  const day = readTime(row.text('day'), { zone: 'UTC', order, dayMeans: 'START' });
  if ('problem' in day) throw new RowRefused(day.problem, 'day');
  const at = (field: 'from' | 'until', plusDays: number): Instant => {
    const date = new Date(day.at + plusDays * 86_400_000).toISOString().slice(0, 10);
    const read = CLOCK.test(row.text(field)) ? readTime(`${date} ${row.text(field)}`, { zone, order: null, dayMeans: 'START' }) : { problem: words('不是时刻：请写成 08:00 这样。', 'is no time of day. Write it like 08:00.') };
    if ('problem' in read) throw new RowRefused(read.problem, field);
    return read.at;
  };
  const from = at('from', 0);
  const until = at('until', 0);
  return { from, until: until > from ? until : at('until', 1) };
}
