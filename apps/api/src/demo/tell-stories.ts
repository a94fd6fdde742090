import type { Instant } from '@guanjia/domain';
import { openDatabase } from '../database/database.js';
import { dutyMoments } from './duty-stories.js';
import { readGround } from './ground.js';
import { atPastDesk } from './past-desk.js';
import { STORIES } from './stories.js';
import type { Matter, Story } from './story.js';
import { momentsOf, tellInOrder } from './tell.js';

const HOUR_MS = 3_600_000;

/**
 * Lives the stories and the duties of the last days through the real verbs, in the order in which they happened, each act at its own business time and by the person
 * whose post it is, in one transaction. What was due in between is taken by the verbs themselves or, after the start, by the sweeper.
 * @throws when a rule refuses an act: then the stories are wrong
 */
export async function tellStories(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 2 });
  try {
    const { rows } = await database.pool.query<{ now: Date }>('select (select app_now()) as now');
    const now = rows[0]!.now.getTime();
    const ground = await readGround(database.pool);
    await atPastDesk(database, (past) => tellInOrder(past, [...momentsOf(STORIES.map((story, n) => matterOf(story, n, now)), ground, { quiet: false }), ...dutyMoments(now, ground, { afterHistory: false })]));
  } finally {
    await database.close();
  }
}

function matterOf({ ago, acts = [], ...story }: Story, n: number, now: Instant): Matter {
  return { ...story, key: `demo-${n}`, at: now - ago * HOUR_MS, acts };
}
