import { AnswerHouseholdInput, ApprovePlanInput, Capability, CaseHousehold, CaseResult, ConfirmHouseholdInput, JoinHouseholdsInput, Place, ProposePlanInput, ReturnPlanInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import type { PlaceRow } from '../organisation/places.js';
import { answerHousehold } from './answer-household.js';
import { caseAnswer } from './answers.js';
import { approvePlan } from './approve-plan.js';
import { confirmHousehold } from './confirm-household.js';
import type { HouseholdNode } from './households-of-cases.js';
import { joinHouseholds } from './join-households.js';
import { proposePlan } from './propose-plan.js';
import { returnPlan } from './return-plan.js';

/** Verbs on complaints, one line each: the plan before the work (CP-11), and the households of a collective one (CP-23). */
@Resolver(() => CaseHousehold)
export class ComplaintVerbsResolver {
  @FieldResolver(() => Place, { nullable: true })
  async place(@Root() { unitId }: HouseholdNode, @Ctx() context: Context): Promise<PlaceRow | null> {
    return unitId === null ? null : context.organisation.place.load(unitId);
  }

  @Authorized(Capability.PROPOSE_PLAN)
  @Mutation(() => CaseResult, { description: 'Says what was found out and how the complaint is to be handled; another person approves it (CP-11, CP-35).' })
  async proposePlan(@Ctx() context: Context, @Arg('input', () => ProposePlanInput, { description: 'What, on which case, under which key.' }) input: ProposePlanInput) {
    return caseAnswer(context, await proposePlan(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_PLAN)
  @Mutation(() => CaseResult, { description: 'Approves the plan that somebody else proposed (CP-11).' })
  async approvePlan(@Ctx() context: Context, @Arg('input', () => ApprovePlanInput, { description: 'On which case, under which key.' }) input: ApprovePlanInput) {
    return caseAnswer(context, await approvePlan(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_PLAN)
  @Mutation(() => CaseResult, { description: 'Gives the plan of somebody else back, with what is to be changed (CP-11).' })
  async returnPlan(@Ctx() context: Context, @Arg('input', () => ReturnPlanInput, { description: 'Why, on which case, under which key.' }) input: ReturnPlanInput) {
    return caseAnswer(context, await returnPlan(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_CANCELLATION)
  @Mutation(() => CaseResult, { description: 'Confirms that five or more households raise one matter together, and names them; their own complaints end in this one (CP-23).' })
  async joinHouseholds(@Ctx() context: Context, @Arg('input', () => JoinHouseholdsInput, { description: 'Which complaints and households, on which case, under which key.' }) input: JoinHouseholdsInput) {
    return caseAnswer(context, await joinHouseholds(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Answers one household of a collective complaint, by a visit (CP-23).' })
  async answerHousehold(@Ctx() context: Context, @Arg('input', () => AnswerHouseholdInput, { description: 'Which household, of which case, under which key.' }) input: AnswerHouseholdInput) {
    return caseAnswer(context, await answerHousehold(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.CONFIRM_CASE)
  @Mutation(() => CaseResult, { description: 'Asks one household of a collective complaint whether it is solved. The last that is satisfied closes it, one that is not reopens it (CP-23).' })
  async confirmHousehold(@Ctx() context: Context, @Arg('input', () => ConfirmHouseholdInput, { description: 'Which household, of which case, under which key.' }) input: ConfirmHouseholdInput) {
    return caseAnswer(context, await confirmHousehold(context, viewerOfContext(context), input));
  }
}
