import { CALLBACK_GROUPS, homeVisitsOwed, homeVisitsToReach, shareOf, type CallbackGroup } from '@guanjia/domain';
import type { CallbackRate } from '@guanjia/schema';
import type { ClientBase, Pool } from 'pg';
import type { MonthShares } from './month-shares.js';
import { notHidden, type CallbackScope } from './callback-scope.js';

/** What is counted of one kind. `drawn`: with a visit, owed or made. */
export interface GroupCounts {
  readonly group: CallbackGroup;
  readonly share: number;
  readonly settled: number;
  readonly wanted: number;
  readonly drawn: number;
  readonly visited: number;
  /** Visited because a person chose them; they fill no share. */
  readonly chosen: number;
}

/** The figures of a month: numbers alone, so that they can be archived as they are. */
export interface MonthFigures {
  readonly groups: readonly GroupCounts[];
  /** By date of visit (CB-12). */
  readonly homeVisits: { readonly visits: number; readonly atHome: number; readonly share: number | null };
  /** How many visits of the month brought each answer, 1 to 5. */
  readonly satisfaction: readonly number[];
}

/** A centre's month; `from` and `until` by its zone. */
export interface CentreMonth {
  readonly centreId: string;
  readonly month: string;
  readonly from: Date;
  readonly until: Date;
}

/** Seen by everybody: for an archive, which is made when nothing is hidden any more. */
const ALL = 'true';
const CANDIDATES = (seen: string) => /* sql */ `
select k.grp, count(*)::int as settled,
  count(*) filter (where k.decision in ('OWED', 'DRAWN') and cb.status in ('OPEN', 'VISITED', 'REVIEWED') and ${seen})::int as drawn,
  count(*) filter (where cb.visited_at is not null)::int as visited
from callback_candidate k left join callback cb on cb.id = k.callback_id
where k.centre_id = $1 and k.month = $2 and k.withdrawn_at is null group by k.grp`;

const CHOSEN = /* sql */ `
select cb.grp, count(*)::int as chosen from callback cb where cb.centre_id = $1 and cb.month = $2 and cb.origin = 'CHOSEN' and cb.visited_at is not null group by cb.grp`;

const VISITS = /* sql */ `
select count(*)::int as visits, count(*) filter (where cb.form = 'HOME_VISIT')::int as "atHome", ${[1, 2, 3, 4, 5].map((score) => `count(*) filter (where cb.satisfaction = ${score})::int as s${score}`).join(', ')}
from callback cb where cb.centre_id = $1 and cb.visited_at >= $2 and cb.visited_at < $3`;

/**
 * A month counted as it is now. `scope`: who looks; what is hidden from them is not among `drawn`, or they could tell a draw from the figure. Left out: everything.
 */
export async function countMonth(client: Pool | ClientBase, { centreId, month, from, until }: CentreMonth, shares: MonthShares, scope?: CallbackScope): Promise<MonthFigures> {
  const ask = client as Pool;
  const seen = scope ? `cb.audience = any($3::text[]) and ${notHidden('$4')}` : ALL;
  const { rows: counted } = await ask.query<{ grp: CallbackGroup; settled: number; drawn: number; visited: number }>(CANDIDATES(seen), [centreId, month, ...(scope ? [scope.audiences, scope.personId] : [])]);
  const { rows: byHand } = await ask.query<{ grp: CallbackGroup; chosen: number }>(CHOSEN, [centreId, month]);
  const { rows: visited } = await ask.query<{ visits: number; atHome: number } & Record<`s${number}`, number>>(VISITS, [centreId, from, until]);
  const { visits, atHome, ...scores } = visited[0]!;
  return {
    groups: CALLBACK_GROUPS.flatMap((group) => {
      const share = shares.groups.get(group)?.percent;
      if (share === undefined) return [];
      const { settled, drawn, visited: done } = counted.find(({ grp }) => grp === group) ?? { settled: 0, drawn: 0, visited: 0 };
      return [{ group, share, settled, wanted: shareOf(settled, share), drawn, visited: done, chosen: byHand.find(({ grp }) => grp === group)?.chosen ?? 0 }];
    }),
    homeVisits: { visits, atHome, share: shares.homeVisits },
    satisfaction: [1, 2, 3, 4, 5].map((score) => scores[`s${score}`]!),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Visits made of visits wanted; a kind with more than enough does not make up for another. */
export function visitRate({ groups }: MonthFigures): CallbackRate {
  const denominator = sum(groups.map(({ wanted }) => wanted));
  const numerator = sum(groups.map(({ wanted, visited }) => Math.min(wanted, visited)));
  return { numerator, denominator, target: 100, gap: denominator - numerator, toReach: denominator - numerator };
}

export function homeVisitRate({ homeVisits: { visits, atHome, share } }: MonthFigures): CallbackRate {
  const done = { visits, atHome };
  return { numerator: atHome, denominator: visits, target: share, gap: share === null ? null : homeVisitsOwed(done, share), toReach: share === null ? null : homeVisitsToReach(done, share) };
}

/** Content is 4 or 5; the text asks for no share of them. */
export function satisfiedRate({ satisfaction }: MonthFigures): CallbackRate {
  return { numerator: sum(satisfaction.slice(3)), denominator: sum(satisfaction), target: null, gap: null, toReach: null };
}

export function meanSatisfaction({ satisfaction }: MonthFigures): number | null {
  const answers = sum(satisfaction);
  return answers === 0 ? null : sum(satisfaction.map((count, index) => count * (index + 1))) / answers;
}
