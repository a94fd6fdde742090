import type pg from 'pg';

/** A photo as resolvers answer from it. */
export interface AttachmentNode {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly caption: string | null;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly attachedAt: Date;
  readonly attachedById: string;
}

const OF_CASES = /* sql */ `
select a.id, a.case_id as "caseId", a.name, a.caption, a.width, a.height, a.bytes, encode(a.sha256, 'hex') as sha256, a.attached_at as "attachedAt", a.uploaded_by as "attachedById"
from attachment a where a.case_id = any($1::uuid[]) and a.disposed_at is null and a.removed_at is null order by a.attached_at, a.id`;

/** The photos of cases that the viewer may see, by case, oldest first. */
export async function attachmentsOfCases(pool: pg.Pool, caseIds: readonly string[]): Promise<AttachmentNode[][]> {
  const { rows } = await pool.query<Omit<AttachmentNode, 'url' | 'thumbnailUrl'>>(OF_CASES, [caseIds]);
  const nodes = rows.map((row) => ({ ...row, url: `/attachments/${row.id}`, thumbnailUrl: `/attachments/${row.id}/thumbnail` }));
  return caseIds.map((caseId) => nodes.filter((node) => node.caseId === caseId));
}
