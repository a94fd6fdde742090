import type { Instant } from '@guanjia/domain';
import { openDatabase } from '../database/database.js';
import { dutyMoments } from './duty-stories.js';
import { readGround } from './ground.js';
import { beginHistory, type WantedHistory } from './life/history.js';
import { atPastDesk } from './past-desk.js';
import { STORIES } from './stories.js';
import type { Matter, Story } from './story.js';
import { momentsOf, tellInOrder } from './tell.js';

const HOUR_MS = 3_600_000;

/**
 * Lives the stories and the duties of the last days through the real verbs, in the order in which they happened, each act at its own business time and by the person
 * whose post it is, in one transaction. What was due in between is taken by the verbs themselves or, after the start, by the sweeper. With a history, what came and went
 * in these days is told along, and the days before remain to be told.
 * @throws when a rule refuses an act: then the stories are wrong
 */
export async function tellStories(databaseUrl: string, history: WantedHistory | null): Promise<void> {
  const database = await openDatabase(databaseUrl, { poolSize: 2 });
  try {
    const { rows } = await database.pool.query<{ now: Date }>('select (select app_now()) as now');
    const now = rows[0]!.now.getTime();
    const ground = await readGround(database.pool);
    const stories = STORIES.map((story, n) => matterOf(story, n, now));
    await atPastDesk(database, async (past) => {
      const recent = history ? await beginHistory(past, ground, history, now) : [];
      await tellInOrder(past, [...momentsOf(stories, ground, { quiet: false }), ...recent, ...dutyMoments(now, ground, { afterHistory: history !== null })]);
    });
  } finally {
    await database.close();
  }
}

function matterOf({ ago, acts = [], ...story }: Story, n: number, now: Instant): Matter {
  return { ...story, key: `demo-${n}`, at: now - ago * HOUR_MS, acts };
}
