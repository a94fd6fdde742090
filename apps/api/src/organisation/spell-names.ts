import { pinyin } from 'pinyin-pro';
import type { Pool, PoolClient } from 'pg';

/** What is found by its spelling, and the column that is spelled. A change of the name makes `pinyin` null again (migration 0013). */
const SPELLED = { resident: 'name', public_area: 'name_zh', building: 'name_zh' } as const;
const AT_ONCE = 2_000;

/**
 * Initials, a blank, the whole spelling, small letters and figures only: 曾晓梅 → "zxm zengxiaomei", 3栋 → "3d 3dong". Readings are those of surnames where a name
 * begins with one; a blank alone where nothing can be spelled.
 */
export function spellingOf(name: string): string {
  const characters = pinyin(name, { type: 'all', toneType: 'none', surname: 'head', v: true });
  const plain = (part: (character: (typeof characters)[number]) => string) =>
    characters.map((character) => (character.isZh ? part(character) : character.origin)).join('').toLowerCase().replace(/[^a-z0-9]/g, '');
  return `${plain(({ first }) => first)} ${plain((character) => character.pinyin)}`;
}

/** Spells the names that are new or changed: after each writing of them, in its transaction, and once at the start of a process. */
export async function spellNames(target: Pool | PoolClient): Promise<void> {
  for (const [table, column] of Object.entries(SPELLED)) {
    for (let left = AT_ONCE; left === AT_ONCE; ) {
      const { rows } = await target.query<{ id: string; name: string }>(`select id, ${column} as name from ${table} where pinyin is null limit ${AT_ONCE}`);
      left = rows.length;
      if (left === 0) break;
      // A name that somebody changes meanwhile is spelled when they are done.
      await target.query(`update ${table} t set pinyin = spelled.pinyin from unnest($1::uuid[], $2::text[], $3::text[]) as spelled(id, name, pinyin) where t.id = spelled.id and t.${column} = spelled.name`, [
        rows.map(({ id }) => id), rows.map(({ name }) => name), rows.map(({ name }) => spellingOf(name)),
      ]);
    }
  }
}
