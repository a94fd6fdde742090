import type { Capability } from '@guanjia/schema';
import type { PoolClient } from 'pg';
import { putPost, readPost } from '../organisation/save-post.js';
import { spellingOf } from '../organisation/spell-names.js';
import { reading } from './fields.js';
import type { Bring } from './import-list.js';
import { attempt, differs, RowRefused, type Fate, type ListRow } from './list-row.js';
import { PostFinder, type FoundPost } from './post-finder.js';
import { words } from './problem.js';

const readLevel = reading<'COMPANY' | 'CENTRE'>({
  COMPANY: ['公司', '全公司', '总公司', '总部', 'company', 'companywide', '是'],
  CENTRE: ['服务中心', '各服务中心', '管理处', '项目', 'centre', 'center', '否'],
});

/** Posts of the company's own. A row may name a post above that stands further down. */
export const bringPosts: Bring = async ({ client, by }, rows) => {
  const posts = await PostFinder.read(client);
  const fates = new Map<number, Fate>();
  for (const row of superiorsFirst(rows)) {
    fates.set(row.row, await attempt(client, row, async () => {
      const level = row.text('level') === '' ? null : readLevel(row.text('level'));
      if (row.text('level') !== '' && level === null) throw new RowRefused(words('请写“公司”或“服务中心”。', 'Write company or centre.'), 'level');
      const above = row.text('reportsTo') === '' ? null : posts.need('reportsTo', row.text('reportsTo'));
      const known = posts.find(row.text('key') || row.text('nameZh'));
      if (known) return compare(row, known, above, level);
      const post = readPost({
        key: row.text('key').toUpperCase() || keyOf(row), nameZh: row.text('nameZh'), nameEn: row.text('nameEn') || row.text('nameZh'), reportsTo: above?.key ?? null,
        companyWide: level === 'COMPANY', capabilities: await rightsOf(client, posts, row),
      });
      await putPost(client, by.personId, post);
      posts.add({ key: post.key, zh: post.nameZh, en: post.nameEn, reportsTo: post.reportsTo, companyWide: post.companyWide });
      return 'NEW';
    }));
  }
  return fates;
};

function compare(row: ListRow, known: FoundPost, above: FoundPost | null, level: 'COMPANY' | 'CENTRE' | null): Fate {
  const changes = [
    ...(row.text('nameZh') === known.zh ? [] : [differs('名称', 'name', known.zh, row.text('nameZh'))]),
    ...(above === null || above.key === known.reportsTo ? [] : [differs('上级岗位', 'post above', known.reportsTo, above.key)]),
    ...(level === null || (level === 'COMPANY') === known.companyWide ? [] : [differs('公司或服务中心', 'company or centre', known.companyWide ? '公司' : '服务中心', row.text('level'))]),
  ];
  return changes.length > 0 ? { changed: changes } : 'KNOWN';
}

async function rightsOf(client: PoolClient, posts: PostFinder, row: ListRow): Promise<Capability[]> {
  if (row.text('rightsOf') === '') return [];
  const { key } = posts.need('rightsOf', row.text('rightsOf'));
  const { rows } = await client.query<{ capability: Capability }>('select capability from post_capability where post = $1', [key]);
  return rows.map(({ capability }) => capability);
}

/** A key of the name's spelling: 案场主管 is ANCHANGZHUGUAN. */
function keyOf(row: ListRow): string {
  const spelled = spellingOf(row.text('nameZh')).split(' ')[1]!.toUpperCase().slice(0, 60);
  if (!/^[A-Z]/.test(spelled)) throw new RowRefused(words('请另加“岗位代码”一列：这个名称拼不出代码。', 'Add a column with a key: none can be spelled from this name.'), 'nameZh');
  return spelled;
}

/** Rows whose post above stands in the file come after it; those in a circle come last, and are refused by the verb. */
function superiorsFirst(rows: readonly ListRow[]): ListRow[] {
  const ordered: ListRow[] = [];
  const waiting = new Set(rows);
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    const names = new Set([...waiting].flatMap((row) => [row.text('nameZh'), row.text('key').toUpperCase()]));
    for (const row of waiting) {
      const above = row.text('reportsTo');
      if (names.has(above) && above !== row.text('nameZh')) continue;
      ordered.push(row);
      waiting.delete(row);
    }
  }
  return [...ordered, ...waiting];
}
