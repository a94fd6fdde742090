import { AdoptPoliciesInput, AdoptPoliciesResult, Capability, CaseCount, DateTime, Policy, PolicyAdoption, PolicyRowDifference, PolicyUpload } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { adoptionViews } from './adoption-views.js';
import { differencesOf, findPolicies, usedByCases } from './find-policies.js';
import { cancelAdoption, followPolicies } from './follow-policies.js';
import { uploadPack } from './upload-pack.js';

@Resolver(() => Policy)
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

  @FieldResolver(() => CaseCount, { nullable: true })
  usedByCases(@Root() policy: Policy, @Ctx() context: Context): Promise<CaseCount> | null {
    const viewer = viewerOfContext(context);
    return viewer.centreIds.length === 0 ? null : usedByCases(context.database, scopeOf(viewer), policy.key, policy.version);
  }

  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => [PolicyRowDifference], { nullable: true, description: 'What one version of a procedure says otherwise than another, row by row. Null: one of them does not exist.' })
  policyDifferences(
    @Ctx() context: Context,
    @Arg('key', () => ID, { description: "The pack's key." }) key: string,
    @Arg('from', () => Int, { description: 'The earlier version.' }) from: number,
    @Arg('to', () => Int, { description: 'The later version.' }) to: number,
  ): Promise<PolicyRowDifference[] | null> {
    return differencesOf(context.database, key, from, to) as Promise<PolicyRowDifference[] | null>;
  }

  @Authorized(Capability.VIEW_POLICIES)
  @Query(() => [PolicyAdoption], { description: "What the viewer's centres follow now and will follow, by centre and time." })
  policyAdoptions(@Ctx() context: Context): Promise<PolicyAdoption[]> {
    const viewer = viewerOfContext(context);
    return adoptionViews(context.database, viewer.centresWith(Capability.VIEW_POLICIES), viewer.language);
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => PolicyUpload, { description: "Checks a procedure of the company's own and publishes it as its next version: all of it, or nothing and every mistake. No centre follows it by that." })
  async uploadPolicyPack(
    @Ctx() context: Context,
    @Arg('json', () => String, { description: 'The pack, as JSON text.' }) json: string,
    @Arg('publish', () => Boolean, { defaultValue: true, description: 'False: only check it.' }) publish: boolean,
  ): Promise<PolicyUpload> {
    const uploaded = await uploadPack(context.database, json, { publish, recordedBy: viewerOfContext(context).personId });
    if (!('pack' in uploaded)) return { problems: [...uploaded.problems], key: null, version: null, isNew: false, published: false };
    const { pack, version, isNew, published } = uploaded;
    return { problems: [], key: pack.key, version, isNew, published };
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => AdoptPoliciesResult, { description: 'A centre follows these procedures from now or a later moment on; cases received before keep what they have (law 4).' })
  async adoptPolicies(@Ctx() context: Context, @Arg('input', () => AdoptPoliciesInput, { description: 'Which centre, which procedures, from when.' }) input: AdoptPoliciesInput): Promise<AdoptPoliciesResult> {
    const viewer = viewerOfContext(context);
    managedCentre(context, input.centreId);
    const problems = await followPolicies(context.database, viewer.personId, input);
    return { problems, adoptions: await adoptionViews(context.database, [input.centreId], viewer.language) };
  }

  @Authorized(Capability.MANAGE_POLICIES)
  @Mutation(() => AdoptPoliciesResult, { description: 'Takes back what a centre was to follow from a later moment on. Not found: nothing begins then.' })
  async cancelAdoption(
    @Ctx() context: Context,
    @Arg('centreId', () => ID, { description: 'The centre.' }) centreId: string,
    @Arg('from', () => DateTime, { description: 'From when it was to be followed.' }) from: Date,
  ): Promise<AdoptPoliciesResult> {
    const viewer = viewerOfContext(context);
    managedCentre(context, centreId);
    if (!(await cancelAdoption(context.database, viewer.personId, centreId, from))) throw notFound();
    return { problems: [], adoptions: await adoptionViews(context.database, [centreId], viewer.language) };
  }
}

function managedCentre(context: Context, centreId: string): void {
  if (!viewerOfContext(context).centresWith(Capability.MANAGE_POLICIES).includes(centreId)) throw notFound();
}
