import { Attachment, PersonRef } from '@guanjia/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import type { AttachmentNode } from './attachments-of-cases.js';
import { personRef } from './named-refs.js';

/** What hangs on a photo. */
@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => PersonRef, { nullable: true })
  attachedBy(@Root() { attachedById }: AttachmentNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, attachedById);
  }
}
