import { availableActions, caseFacts, checklistsOf, pendingRequests, type AvailableAction, type CaseState, type Facts, type PolicySet } from '@guanjia/domain';
import type { Checklist, PendingRequest } from '@guanjia/schema';
import DataLoader from 'dataloader';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { attachmentsOfCases, type AttachmentNode } from './attachments-of-cases.js';
import { contextOf } from './carry-out.js';
import { householdsOfCases, type HouseholdNode } from './households-of-cases.js';
import { linksOfCases, type CaseLinks } from './linked-cases.js';
import { readCase } from './load-case.js';
import { timelinesOf } from './list-journal.js';
import type { JournalNode } from './journal-node.js';
import { personRef } from './named-refs.js';
import { obligationsOf, type ObligationNode } from './obligation-node.js';

/** Lists nest: what hangs on cases is asked for once a request, for all of them. Load only ids of cases that the viewer may see. */
export interface CaseLoaders {
  readonly obligations: DataLoader<string, ObligationNode[]>;
  readonly timeline: DataLoader<string, JournalNode[]>;
  readonly links: DataLoader<string, CaseLinks>;
  readonly attachments: DataLoader<string, AttachmentNode[]>;
  readonly households: DataLoader<string, HouseholdNode[]>;
  /** What rows read of a case; null: it is gone from the viewer's sight meanwhile. */
  readonly facts: DataLoader<string, Facts | null>;
}

const ofRequest = new WeakMap<Context, CaseLoaders>();

export function caseLoaders(context: Context): CaseLoaders {
  let loaders = ofRequest.get(context);
  if (!loaders) {
    // A mutation changes what its own answer then reads, so nothing is kept beyond the batch.
    const unkept = { cache: false };
    loaders = {
      obligations: new DataLoader((ids) => obligationsOf(context.database, ids), unkept),
      timeline: new DataLoader((ids) => timelinesOf(context.database.pool, ids), unkept),
      links: new DataLoader((ids) => linksOfCases(context.database.pool, ids, scopeOf(viewerOfContext(context))), unkept),
      attachments: new DataLoader((ids) => attachmentsOfCases(context.database.pool, ids), unkept),
      households: new DataLoader((ids) => householdsOfCases(context.database.pool, ids, scopeOf(viewerOfContext(context))), unkept),
      facts: new DataLoader((ids) => Promise.all(ids.map((id) => factsOf(context, id))), unkept),
    };
    ofRequest.set(context, loaders);
  }
  return loaders;
}

async function factsOf(context: Context, caseId: string): Promise<Facts | null> {
  const loaded = await readCase(context.database.pool, caseId, scopeOf(viewerOfContext(context)));
  return loaded && caseFacts(loaded.state);
}

/** What the viewer may do now with a case, by the same functions that the verbs ask. */
export async function actionsOf(context: Context, caseId: string): Promise<AvailableAction[]> {
  const viewer = viewerOfContext(context);
  const loaded = await readCase(context.database.pool, caseId, scopeOf(viewer));
  return loaded ? availableActions(loaded.state, await contextOf(context, viewer, loaded)) : [];
}

/** The checklists beside a case by the policy that it pinned, with what is recorded of them. */
export async function checklistsOfCase(context: Context, caseId: string): Promise<Checklist[]> {
  const viewer = viewerOfContext(context);
  const loaded = await readCase(context.database.pool, caseId, scopeOf(viewer));
  if (!loaded) return [];
  const { policy } = await contextOf(context, viewer, loaded);
  return checklistNodes(loaded.state, policy);
}

/** The same of a case that is read already. */
export function checklistNodes(state: CaseState, policy: PolicySet): Checklist[] {
  return checklistsOf(state, policy).map(({ row, steps }) => ({
    rule: row.key,
    name: row.name,
    clauses: row.clauses.map((clause) => ({ ...clause })),
    steps: steps.map(({ step, recordedAt }) => ({ ...step, choice: step.choice ?? null, evidence: step.evidence ?? null, recordedAt })),
  }));
}

const REASONS = /* sql */ `
select n.id as note, n.body from case_note n where n.id = any($1::uuid[])`;
const NUMBERS = /* sql */ `
select c.id, c.number from service_case c where c.id = any($1::uuid[]) and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[])`;

/** What waits for a second person on a case, with its reason in words and the other case's number. */
export async function requestsOf(context: Context, caseId: string): Promise<PendingRequest[]> {
  const { pool } = context.database;
  const scope = scopeOf(viewerOfContext(context));
  const loaded = await readCase(pool, caseId, scope);
  const requests = loaded ? pendingRequests(loaded.state) : [];
  if (requests.length === 0) return [];
  const { rows: reasons } = await pool.query<{ note: string; body: string }>(REASONS, [requests.map(({ note }) => note)]);
  const { rows: others } = await pool.query<{ id: string; number: string }>(NUMBERS, [requests.flatMap(({ intoCaseId }) => intoCaseId ?? []), scope.centreIds, scope.audiences]);
  return Promise.all(
    requests.map(async ({ kind, at, note, requestedBy, intoCaseId }) => ({
      kind,
      at,
      intoCaseId,
      reason: reasons.find((reason) => reason.note === note)?.body ?? '',
      requestedBy: await personRef(context, requestedBy),
      intoNumber: others.find(({ id }) => id === intoCaseId)?.number ?? null,
    })),
  );
}
