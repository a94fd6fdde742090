import { Capability, Policy } from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { findPolicies } from './find-policies.js';

@Resolver()
export class PolicyResolver {
  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => [Policy], { description: 'Every procedure in its newest version.' })
  policies(@Ctx() context: Context): Promise<Policy[]> {
    return findPolicies(context.database, viewerOfContext(context).centresWith(Capability.VIEW_POLICIES), {});
  }

  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => Policy, { nullable: true, description: 'One version of a procedure. Null: there is none.' })
  async policy(
    @Ctx() context: Context,
    @Arg('key', () => ID, { description: "The pack's key." }) key: string,
    @Arg('version', () => Int, { nullable: true, description: 'Which version. Left out: the newest.' }) version: number | null,
  ): Promise<Policy | null> {
    const [found] = await findPolicies(context.database, viewerOfContext(context).centresWith(Capability.VIEW_POLICIES), { key, version });
    return found ?? null;
  }
}
