import {
  AcknowledgeOverdueInput,
  AcknowledgeResult,
  AgreeReplyTimeInput,
  Capability,
  CaseResult,
  ClassifyCaseInput,
  CloseCaseInput,
  ConfirmWithResidentInput,
  ReceiveCaseInput,
  ReopenCaseInput,
  ReplyToResidentInput,
  ReportUpInput,
  RevealResult,
  SettleCaseInput,
  TakeOverCaseInput,
  TransferCaseInput,
} from '@guanjia/schema';
import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { acknowledgeOverdue } from './acknowledge-overdue.js';
import { agreeReplyTime } from './agree-reply-time.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { confirmWithResident } from './confirm-with-resident.js';
import { receiveCase } from './receive-case.js';
import { reopenCase } from './reopen-case.js';
import { replyToResident } from './reply-to-resident.js';
import { reportUp } from './report-up.js';
import { settleCase } from './settle-case.js';
import { takeOverCase } from './take-over-case.js';
import { transferCase } from './transfer-case.js';
import { acknowledgeAnswer, caseAnswer } from './answers.js';
import { revealTelephone } from './reveal-telephone.js';

/** The verbs on cases, one line each: the path is `carryOut`, the rules are the domain's. */
@Resolver()
export class CaseResolver {
  @Authorized(Capability.RECEIVE_CASE)
  @Mutation(() => CaseResult, { description: "Registers a resident's matter (FD-01)." })
  async receiveCase(@Ctx() context: Context, @Arg('input', () => ReceiveCaseInput, { description: 'The matter, under a key of the client.' }) input: ReceiveCaseInput) {
    return caseAnswer(context, await receiveCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.CLASSIFY_CASE)
  @Mutation(() => CaseResult, { description: 'Says what kind of matter it is, how valid and how severe (FD-04).' })
  async classifyCase(@Ctx() context: Context, @Arg('input', () => ClassifyCaseInput, { description: 'What, on which case, under which key.' }) input: ClassifyCaseInput) {
    return caseAnswer(context, await classifyCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.TRANSFER_CASE)
  @Mutation(() => CaseResult, { description: 'Hands it to a responsible department (FD-05). No clock restarts.' })
  async transferCase(@Ctx() context: Context, @Arg('input', () => TransferCaseInput, { description: 'What, on which case, under which key.' }) input: TransferCaseInput) {
    return caseAnswer(context, await transferCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.TAKE_OVER_CASE)
  @Mutation(() => CaseResult, { description: 'Takes it over as a post that the viewer holds (FD-06, FD-07). No clock restarts.' })
  async takeOverCase(@Ctx() context: Context, @Arg('input', () => TakeOverCaseInput, { description: 'What, on which case, under which key.' }) input: TakeOverCaseInput) {
    return caseAnswer(context, await takeOverCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Agrees a time for the reply with the resident (HR-18).' })
  async agreeReplyTime(@Ctx() context: Context, @Arg('input', () => AgreeReplyTimeInput, { description: 'What, on which case, under which key.' }) input: AgreeReplyTimeInput) {
    return caseAnswer(context, await agreeReplyTime(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Answers the resident: a first reply or the definite answer.' })
  async replyToResident(@Ctx() context: Context, @Arg('input', () => ReplyToResidentInput, { description: 'What, on which case, under which key.' }) input: ReplyToResidentInput) {
    return caseAnswer(context, await replyToResident(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.REPORT_UP)
  @Mutation(() => CaseResult, { description: 'Reports it to posts above (CP-05, CP-08).' })
  async reportUp(@Ctx() context: Context, @Arg('input', () => ReportUpInput, { description: 'What, on which case, under which key.' }) input: ReportUpInput) {
    return caseAnswer(context, await reportUp(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Says that the work is done (FD-05).' })
  async settleCase(@Ctx() context: Context, @Arg('input', () => SettleCaseInput, { description: 'What, on which case, under which key.' }) input: SettleCaseInput) {
    return caseAnswer(context, await settleCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.CONFIRM_CASE)
  @Mutation(() => CaseResult, { description: 'Asks the resident whether it is solved (HR-12). Satisfied closes it, dissatisfied reopens it.' })
  async confirmWithResident(@Ctx() context: Context, @Arg('input', () => ConfirmWithResidentInput, { description: 'What, on which case, under which key.' }) input: ConfirmWithResidentInput) {
    return caseAnswer(context, await confirmWithResident(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.CONFIRM_CASE)
  @Mutation(() => CaseResult, { description: 'Goes on with a settled matter that is not solved.' })
  async reopenCase(@Ctx() context: Context, @Arg('input', () => ReopenCaseInput, { description: 'What, on which case, under which key.' }) input: ReopenCaseInput) {
    return caseAnswer(context, await reopenCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.CLOSE_CASE)
  @Mutation(() => CaseResult, { description: 'Closes what cannot be done, with the reason written down (FD-08). Lateness stays.' })
  async closeCase(@Ctx() context: Context, @Arg('input', () => CloseCaseInput, { description: 'What, on which case, under which key.' }) input: CloseCaseInput) {
    return caseAnswer(context, await closeCase(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.ACKNOWLEDGE_OVERDUE)
  @Mutation(() => AcknowledgeResult, { description: 'Says that an alarm was heard, up to the level that rang. What is owed stays owed.' })
  async acknowledgeOverdue(@Ctx() context: Context, @Arg('input', () => AcknowledgeOverdueInput, { description: 'Which obligation, under which key.' }) input: AcknowledgeOverdueInput) {
    return acknowledgeAnswer(context, input.obligationId, await acknowledgeOverdue(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.REVEAL_TELEPHONE)
  @Mutation(() => RevealResult, { description: "Shows the caller's whole telephone number, for a reason that is logged." })
  revealTelephone(
    @Ctx() context: Context,
    @Arg('caseId', () => ID, { description: 'Which case.' }) caseId: string,
    @Arg('reason', () => String, { description: 'Why, 2 to 500 characters; kept in the access log.' }) reason: string,
  ): Promise<RevealResult> {
    return revealTelephone(context, viewerOfContext(context), caseId, reason);
  }
}
