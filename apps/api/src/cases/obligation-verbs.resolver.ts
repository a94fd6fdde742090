import { PAUSE_REASONS } from '@guanjia/domain';
import {
  ApproveExtensionInput,
  Capability,
  CaseResult,
  ExtendObligationInput,
  PauseObligationInput,
  PauseReason,
  ResumeObligationInput,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { caseAnswer } from './answers.js';
import { approveExtension } from './approve-extension.js';
import { extendObligation } from './extend-obligation.js';
import { pauseObligation } from './pause-obligation.js';
import { resumeObligation } from './resume-obligation.js';

/** The verbs on one clock of a case (law 5), one line each. */
@Resolver()
export class ObligationVerbsResolver {
  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Stops a clock for a listed reason (law 5).' })
  async pauseObligation(@Ctx() context: Context, @Arg('input', () => PauseObligationInput, { description: 'Which obligation, under which key.' }) input: PauseObligationInput) {
    return caseAnswer(context, await pauseObligation(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Lets a clock run again.' })
  async resumeObligation(@Ctx() context: Context, @Arg('input', () => ResumeObligationInput, { description: 'Which obligation, under which key.' }) input: ResumeObligationInput) {
    return caseAnswer(context, await resumeObligation(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Asks for more time; another person approves it (laws 5 and 10).' })
  async extendObligation(@Ctx() context: Context, @Arg('input', () => ExtendObligationInput, { description: 'Which obligation, under which key.' }) input: ExtendObligationInput) {
    return caseAnswer(context, await extendObligation(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_EXTENSION)
  @Mutation(() => CaseResult, { description: 'Grants the time that somebody else asked for. The first due time is kept.' })
  async approveExtension(@Ctx() context: Context, @Arg('input', () => ApproveExtensionInput, { description: 'Which obligation, under which key.' }) input: ApproveExtensionInput) {
    return caseAnswer(context, await approveExtension(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => [PauseReason], { description: 'The reasons for which a clock may stand still.' })
  pauseReasons(): PauseReason[] {
    return Object.entries(PAUSE_REASONS).map(([key, name]) => ({ key, name }));
  }
}
