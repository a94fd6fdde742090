import type { SetUpRecord } from '@guanjia/schema';
import type { PoolClient } from 'pg';

const MOVED = /* sql */ `
insert into journal (type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts)
select 'HomeMoved', 'unit', id, centre_id, 'CENTRE', $2, app_now(), jsonb_build_object('from', $3::text, 'to', $4::text) from unit where id = $1`;

/** Figures by building hear of a home that was entered under the wrong one (ADR 21). */
export async function tellHomeMoved(client: PoolClient, personId: string, before: SetUpRecord, after: SetUpRecord): Promise<void> {
  if (!('buildingId' in before && 'buildingId' in after) || before.buildingId === after.buildingId) return;
  await client.query(MOVED, [after.id, personId, before.buildingId, after.buildingId]);
}
