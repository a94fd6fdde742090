import type { Words } from '@guanjia/domain';
import { Capability, CreatedResidentLink, RateCaseInput, ResidentAnswer, ResidentLink, SayNotSolvedInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { waitBeforeTrying } from '../access/sign-in.js';
import { findCase } from '../cases/case-node.js';
import { readId } from '../cases/door.js';
import { viewerOfContext, type Context } from '../context.js';
import { createLink } from './create-link.js';
import { findLinks } from './find-links.js';
import { residentCase } from './resident-case.js';
import type { OpenLink } from './resident-door.js';
import { revokeLink } from './revoke-link.js';
import { rateCase, sayNotSolved } from './speak.js';

const OPENS_NOTHING: Words = {
  zh: '此链接打不开任何事项：可能不完整、已到期或已停用。请核对回执，或向服务中心索取新的链接。',
  en: 'This link opens nothing: it may be incomplete, over or ended. Check the receipt, or ask the service centre for a new one.',
};

@Resolver()
export class ResidentResolver {
  @Query(() => ResidentAnswer, { description: "The matter of a resident's link." })
  residentCase(@Ctx() context: Context, @Arg('token', () => String, { description: 'Of the link.' }) token: string): Promise<ResidentAnswer> {
    return byLink(context, token, 'LOOK', async () => null);
  }

  @Mutation(() => ResidentAnswer, { description: 'The resident of a link says that it is not solved (NOT-SOLVED). Nothing is reopened by it.' })
  sayNotSolved(@Ctx() context: Context, @Arg('input', () => SayNotSolvedInput, { description: 'What is not solved, by which link.' }) input: SayNotSolvedInput): Promise<ResidentAnswer> {
    return byLink(context, input.token, 'SPEAK', (link) => sayNotSolved(context, link, input));
  }

  @Mutation(() => ResidentAnswer, { description: 'The resident of a link rates how the matter was handled, once. It is no callback.' })
  rateCase(@Ctx() context: Context, @Arg('input', () => RateCaseInput, { description: 'The rating, by which link.' }) input: RateCaseInput): Promise<ResidentAnswer> {
    return byLink(context, input.token, 'SPEAK', (link) => rateCase(context, link, input));
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => [ResidentLink], { description: "The resident's links to a case, the newest first." })
  async residentLinks(@Ctx() context: Context, @Arg('caseId', () => ID, { description: 'Of the case.' }) caseId: string): Promise<ResidentLink[]> {
    const { pool } = context.database;
    const found = await findCase(pool, { id: readId('caseId', caseId) }, scopeOf(viewerOfContext(context)));
    if (!found) throw notFound();
    return findLinks(pool, found.id);
  }

  @Authorized(Capability.RECEIVE_CASE)
  @Mutation(() => CreatedResidentLink, { description: "Makes a resident's link to a case, for its receipt, and says its token, once. Logged." })
  createResidentLink(
    @Ctx() context: Context,
    @Arg('caseId', () => ID, { description: 'Of the case.' }) caseId: string,
    @Arg('householdId', () => ID, { nullable: true, description: 'Of a collective complaint: one of its households. Left out: whoever brought the matter.' }) householdId?: string | null,
  ): Promise<CreatedResidentLink> {
    return createLink(context.database, viewerOfContext(context), caseId, householdId);
  }

  @Authorized(Capability.RECEIVE_CASE)
  @Mutation(() => ResidentLink, { description: "Ends a resident's link for good. Logged." })
  revokeResidentLink(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One of residentLinks.' }) id: string): Promise<ResidentLink> {
    return revokeLink(context.database.pool, viewerOfContext(context), id);
  }
}

/** Opens the link, does what is wanted, and shows the matter as it is then. */
async function byLink({ residentDoor, database, address }: Context, token: string, to: 'LOOK' | 'SPEAK', act: (link: OpenLink) => Promise<Words | null>): Promise<ResidentAnswer> {
  const link = await residentDoor.open(token, address, to);
  if (link === null) return { case: null, message: OPENS_NOTHING };
  if ('wait' in link) return { case: null, message: waitBeforeTrying(link.wait) };
  const message = await act(link);
  return { case: await residentCase(database.pool, link), message };
}
