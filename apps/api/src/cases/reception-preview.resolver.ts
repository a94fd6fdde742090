import { Capability, ForeseenObligation, Post, PreviewReceptionInput, ReceptionPreview } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { viewerOfContext, type Context } from '../context.js';
import { postRefs } from './named-refs.js';
import { previewReception, type ForeseenNode, type PreviewNode } from './preview-reception.js';

/** What a reception would bring. */
@Resolver(() => ForeseenObligation)
export class ReceptionPreviewResolver {
  @Authorized(Capability.RECEIVE_CASE)
  @Query(() => ReceptionPreview, { description: 'What kind of matter the words point to, and which obligations would open (FD-01, FD-04); nothing is stored.' })
  previewReception(@Ctx() context: Context, @Arg('input', () => PreviewReceptionInput, { description: 'What the desk has written so far.' }) input: PreviewReceptionInput): Promise<PreviewNode> {
    return previewReception(context.database, viewerOfContext(context), input);
  }

  @FieldResolver(() => [Post])
  owedBy(@Root() { owedBy }: ForeseenNode, @Ctx() context: Context): Promise<Post[]> {
    return postRefs(context, owedBy);
  }
}
