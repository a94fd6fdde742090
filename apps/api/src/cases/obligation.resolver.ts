import { caseFacts, explain, packOf, PAUSE_REASONS, type Step as DomainStep, type Words } from '@guanjia/domain';
import { Capability, Extension, ExtensionRequest, Obligation, ObligationConnection, ObligationExplanation, ObligationFilter, Pause, PersonRef, Post, Step } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { withCalendarLines } from '../calendars/calendar-lines.js';
import { calendarAt } from '../calendars/load-calendar.js';
import { viewerScopeOf } from '../callbacks/callback-scope.js';
import { explainedOfCallback } from '../callbacks/explain-callback.js';
import { viewerOfContext, type Context } from '../context.js';
import { explainedOfDuty } from '../duties/explain-duty.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { readId } from './door.js';
import { listObligations } from './list-obligations.js';
import { readCase } from './load-case.js';
import { personRef, postRef, postRefs } from './named-refs.js';
import { findObligation, type ObligationNode } from './obligation-node.js';

/** Obligations: found, listed, explained; posts and persons asked for only when wanted. */
@Resolver(() => Obligation)
export class ObligationResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => ObligationConnection, { description: 'What is and was owed at the own centres, earliest due first.' })
  obligations(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('filter', () => ObligationFilter, { nullable: true, description: 'Which ones. Left out: all.' }) filter: ObligationFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ) {
    return listObligations(context.database, { scope: viewerScopeOf(viewerOfContext(context), centreIds), filter, first, after });
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => ObligationExplanation, { nullable: true, description: 'Why an obligation is due when it is, by the version that its case pinned (law 6). Null: not found.' })
  explainObligation(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which obligation.' }) id: string) {
    return explained(context, readId('id', id));
  }

  @FieldResolver(() => [Post])
  owedBy(@Root() node: ObligationNode, @Ctx() context: Context): Promise<Post[]> {
    return postRefs(context, node.owedBy);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  acknowledgedBy(@Root() node: ObligationNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.acknowledgedById);
  }

  @FieldResolver(() => Extension, { nullable: true })
  async extension(@Root() { extension }: ObligationNode, @Ctx() context: Context): Promise<Extension | null> {
    return extension && { ...extension, approvedBy: await personRef(context, extension.approvedBy) };
  }

  @FieldResolver(() => ExtensionRequest, { nullable: true })
  async extensionRequest(@Root() { status, extensionRequest }: ObligationNode, @Ctx() context: Context): Promise<ExtensionRequest | null> {
    return status === 'OPEN' && extensionRequest ? { ...extensionRequest, requestedBy: await personRef(context, extensionRequest.requestedBy) } : null;
  }

  @FieldResolver(() => [Pause])
  pauses(@Root() { pauses }: ObligationNode): object[] {
    const names: Readonly<Record<string, Words>> = PAUSE_REASONS;
    return pauses.map((pause) => ({ ...pause, name: names[pause.reason] ?? { zh: pause.reason, en: pause.reason } }));
  }

  @FieldResolver(() => [Step])
  async steps(@Root() { steps, taken }: ObligationNode, @Ctx() context: Context): Promise<Step[]> {
    return Promise.all(steps.map(async (step: DomainStep) => ({ ...step, effect: step.effect.kind, to: await postRef(context, step.to), taken: step.n < taken })));
  }
}

async function explained(context: Context, id: string) {
  const scope = viewerScopeOf(viewerOfContext(context));
  const obligation = await findObligation(context.database, id, scope);
  if (!obligation) return null;
  if (obligation.callbackId !== null) return explainedOfCallback(context, obligation, scope);
  if (obligation.caseId === null) return explainedOfDuty(context, obligation, scope);
  const loaded = await readCase(context.database.pool, obligation.caseId, scope);
  if (!loaded) return null;
  const { policy, versions } = await loadPolicySet(context.database, loaded.policySetId);
  const pack = packOf(policy, obligation.rule);
  const { state, calendarVersion } = loaded;
  const calendar = await calendarAt(context.database, state.centreId, calendarVersion);
  const { because, settingNotClause, lines, rings } = explain(obligation, policy, caseFacts(state), calendar);
  const all = await withCalendarLines(context.database, lines, { state, obligation, policy, calendar, calendarVersion });
  return {
    obligation,
    because,
    policyKey: pack.key,
    policyName: pack.name,
    policyVersion: versions.get(pack.key)!,
    settingNotClause,
    lines: [...all, ...rings].map(({ label, value, at }) => ({ label, value, at: at ?? null })),
  };
}
