import { AttachFileInput, Capability, CaptionFileInput, CaseResult, DeclineExtensionInput, DeclineRequestInput, MarkUrgentInput, Post, RemoveFileInput, UnmarkConfidentialInput, WithdrawExtensionInput, WithdrawRequestInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { caseAnswer } from './answers.js';
import { attachFile } from './attach-file.js';
import { captionFile, removeFile } from './photo-verbs.js';
import { declineExtension } from './decline-extension.js';
import { declineRequest } from './decline-request.js';
import { markUrgent } from './mark-urgent.js';
import { postRefs } from './named-refs.js';
import { ownerPosts } from './owner-must-handle.js';
import { unmarkConfidential } from './unmark-confidential.js';
import { withdrawExtension } from './withdraw-extension.js';
import { withdrawRequest } from './withdraw-request.js';

/** Verbs on cases, one line each: how requests end that are not granted, the marks on a case, and its photos. */
@Resolver()
export class CaseRequestsResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => [Post], { description: 'The posts that a case may be handed to: their holders handle cases.' })
  async ownerPosts(@Ctx() context: Context): Promise<Post[]> {
    return postRefs(context, await ownerPosts(context.database));
  }

  @Authorized(Capability.APPROVE_CANCELLATION)
  @Mutation(() => CaseResult, { description: 'No to the cancellation or merger that somebody else asked for (law 10).' })
  async declineRequest(@Ctx() context: Context, @Arg('input', () => DeclineRequestInput, { description: 'What, on which case, under which key.' }) input: DeclineRequestInput) {
    return caseAnswer(context, await declineRequest(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Takes back the cancellation or merger that the viewer asked for.' })
  async withdrawRequest(@Ctx() context: Context, @Arg('input', () => WithdrawRequestInput, { description: 'What, on which case, under which key.' }) input: WithdrawRequestInput) {
    return caseAnswer(context, await withdrawRequest(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.APPROVE_EXTENSION)
  @Mutation(() => CaseResult, { description: 'No to more time that somebody else asked for; the due time stays (laws 5 and 10).' })
  async declineExtension(@Ctx() context: Context, @Arg('input', () => DeclineExtensionInput, { description: 'Which obligation, under which key.' }) input: DeclineExtensionInput) {
    return caseAnswer(context, await declineExtension(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Takes back the extension that the viewer asked for; the due time stays.' })
  async withdrawExtension(@Ctx() context: Context, @Arg('input', () => WithdrawExtensionInput, { description: 'Which obligation, under which key.' }) input: WithdrawExtensionInput) {
    return caseAnswer(context, await withdrawExtension(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.CLASSIFY_CASE)
  @Mutation(() => CaseResult, { description: 'Sets the urgent mark or takes it off, with the reason.' })
  async markUrgent(@Ctx() context: Context, @Arg('input', () => MarkUrgentInput, { description: 'What, on which case, under which key.' }) input: MarkUrgentInput) {
    return caseAnswer(context, await markUrgent(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.MARK_CONFIDENTIAL)
  @Mutation(() => CaseResult, { description: 'Takes the confidential mark off (HR-19): the case is there again for those who could see it before.' })
  async unmarkConfidential(@Ctx() context: Context, @Arg('input', () => UnmarkConfidentialInput, { description: 'What, on which case, under which key.' }) input: UnmarkConfidentialInput) {
    return caseAnswer(context, await unmarkConfidential(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.ADD_NOTE)
  @Mutation(() => CaseResult, { description: 'Lets an uploaded photo stand with the case.' })
  async attachFile(@Ctx() context: Context, @Arg('input', () => AttachFileInput, { description: 'Which upload, on which case, under which key.' }) input: AttachFileInput) {
    return caseAnswer(context, await attachFile(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.ADD_NOTE)
  @Mutation(() => CaseResult, { description: 'Says otherwise what a photo of the case shows; the new words stand in the timeline too.' })
  async captionFile(@Ctx() context: Context, @Arg('input', () => CaptionFileInput, { description: 'Which photo, of which case, under which key.' }) input: CaptionFileInput) {
    return caseAnswer(context, await captionFile(context, viewerOfContext(context), input));
  }

  @Authorized(Capability.HANDLE_CASE)
  @Mutation(() => CaseResult, { description: 'Takes a photo from the case, with the reason; that it was there stays in the timeline.' })
  async removeFile(@Ctx() context: Context, @Arg('input', () => RemoveFileInput, { description: 'Which photo, of which case, why, under which key.' }) input: RemoveFileInput) {
    return caseAnswer(context, await removeFile(context, viewerOfContext(context), input));
  }
}
