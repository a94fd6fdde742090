import { AskSecondVisitInput, AttemptCallbackInput, CallbackResult, Capability, ChooseCallbackInput, DecideCallbackInput, PlanCallbackInput, RecordCallbackInput, ReplaceCallbackInput, ReviewCallbackInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { askSecondVisit } from './ask-second-visit.js';
import { attemptCallback } from './attempt-callback.js';
import { findCallback } from './callback-node.js';
import { callbackScopeOf } from './callback-scope.js';
import type { CallbackOutcome } from './carry-out-callback.js';
import { chooseCallback } from './choose-callback.js';
import { decideCallback } from './decide-callback.js';
import { planCallback } from './plan-callback.js';
import { recordCallback } from './record-callback.js';
import { replaceCallback } from './replace-callback.js';
import { reviewCallback } from './review-callback.js';

const WHAT = { description: 'What was done, about which visit, under which key.' };

/** The verbs on a visit, one line each; the rules are the domain's. */
@Resolver()
export class CallbackVerbsResolver {
  @Authorized(Capability.PLAN_CALLBACKS)
  @Mutation(() => CallbackResult, { description: 'Visits a settled case though it was not drawn (CB-08); not one that the viewer handled. It fills no share.' })
  async chooseCallback(@Ctx() context: Context, @Arg('input', () => ChooseCallbackInput, { description: 'Which case and why, under which key.' }) input: ChooseCallbackInput) {
    return callbackAnswer(context, await chooseCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.PLAN_CALLBACKS)
  @Mutation(() => CallbackResult, { description: 'Says who visits when (CB-19); an important one within its limit (CB-15).' })
  async planCallback(@Ctx() context: Context, @Arg('input', () => PlanCallbackInput, WHAT) input: PlanCallbackInput) {
    return callbackAnswer(context, await planCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.MAKE_CALLBACK)
  @Mutation(() => CallbackResult, { description: 'Records that somebody tried and reached nobody: evidence, and no visit (law 10).' })
  async attemptCallback(@Ctx() context: Context, @Arg('input', () => AttemptCallbackInput, WHAT) input: AttemptCallbackInput) {
    return callbackAnswer(context, await attemptCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.MAKE_CALLBACK)
  @Mutation(() => CallbackResult, { description: 'Records a visit with its five contents (CB-13 to CB-15). Never changed afterwards.' })
  async recordCallback(@Ctx() context: Context, @Arg('input', () => RecordCallbackInput, WHAT) input: RecordCallbackInput) {
    return callbackAnswer(context, await recordCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.REVIEW_CALLBACK)
  @Mutation(() => CallbackResult, { description: 'Reviews a recorded visit with a comment; not by who visited. Not in order, it opens a linked complaint (CB-16, CP-26).' })
  async reviewCallback(@Ctx() context: Context, @Arg('input', () => ReviewCallbackInput, WHAT) input: ReviewCallbackInput) {
    return callbackAnswer(context, await reviewCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.REVIEW_CALLBACK)
  @Mutation(() => CallbackResult, { description: 'Decides what is done about an unqualified visit (CB-16).' })
  async decideCallback(@Ctx() context: Context, @Arg('input', () => DecideCallbackInput, WHAT) input: DecideCallbackInput) {
    return callbackAnswer(context, await decideCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.PLAN_CALLBACKS)
  @Mutation(() => CallbackResult, { description: 'Takes the next lowest score for a household that nobody reaches: after three attempts on two days at least.' })
  async replaceCallback(@Ctx() context: Context, @Arg('input', () => ReplaceCallbackInput, WHAT) input: ReplaceCallbackInput) {
    return callbackAnswer(context, await replaceCallback(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.PLAN_CALLBACKS)
  @Mutation(() => CallbackResult, { description: 'Asks for the second visit of a repair (CB-02).' })
  async askSecondVisit(@Ctx() context: Context, @Arg('input', () => AskSecondVisitInput, WHAT) input: AskSecondVisitInput) {
    return callbackAnswer(context, await askSecondVisit(context, viewerOfContext(context), input));
  }
}

/** What became of a verb, as the contract says it: the visit as it is now, or who said no. */
async function callbackAnswer(context: Context, outcome: CallbackOutcome) {
  if (outcome.kind === 'refused') return { callback: null, refusal: outcome.refusal };
  return { callback: await findCallback(context.database.pool, outcome.callbackId, callbackScopeOf(viewerOfContext(context))), refusal: null };
}
