import { allowedForms, availableCallbackActions, maskTelephone } from '@guanjia/domain';
import { AllowedForm, AvailableAction, Callback, CallbackAttempt, CallbackOccasion, Case, JournalEntry, LinkedCase, Obligation, PersonRef, Place, Post, ServiceCentre } from '@guanjia/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { caseLoaders } from '../cases/case-loaders.js';
import type { CaseNode } from '../cases/case-node.js';
import type { JournalNode } from '../cases/journal-node.js';
import { centreRef, personRef, personRefs, postRef } from '../cases/named-refs.js';
import type { ObligationNode } from '../cases/obligation-node.js';
import type { Context } from '../context.js';
import type { PlaceRow } from '../organisation/places.js';
import type { AttemptNode } from './attempts.js';
import { callbackLoaders } from './callback-loaders.js';
import type { CallbackNode } from './callback-node.js';
import type { OccasionNode } from './occasions.js';

/** What hangs on a visit, each asked for only when wanted. Telephones leave the API masked. */
@Resolver(() => Callback)
export class CallbackFieldsResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() node: CallbackNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, node.centreId);
  }

  @FieldResolver(() => Case, { nullable: true })
  async case(@Root() { caseId }: CallbackNode, @Ctx() context: Context): Promise<CaseNode | null> {
    return caseId === null ? null : callbackLoaders(context).cases.load(caseId);
  }

  @FieldResolver(() => CallbackOccasion, { nullable: true })
  async occasion(@Root() { occasionId }: CallbackNode, @Ctx() context: Context): Promise<OccasionNode | null> {
    return occasionId === null ? null : callbackLoaders(context).occasions.load(occasionId);
  }

  @FieldResolver(() => Place, { nullable: true })
  async unit(@Root() { unitId }: CallbackNode, @Ctx() context: Context): Promise<PlaceRow | null> {
    return unitId === null ? null : context.organisation.place.load(unitId);
  }

  @FieldResolver(() => String, { nullable: true })
  async residentName(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<string | null> {
    return (await callbackLoaders(context).contacts.load(id)).name;
  }

  @FieldResolver(() => String, { nullable: true })
  async telephoneMasked(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<string | null> {
    const { telephone } = await callbackLoaders(context).contacts.load(id);
    return telephone === null ? null : maskTelephone(telephone);
  }

  @FieldResolver(() => Post)
  owner(@Root() node: CallbackNode, @Ctx() context: Context): Promise<Post> {
    return postRef(context, node.ownerPost);
  }

  @FieldResolver(() => [PersonRef])
  plannedCallers(@Root() node: CallbackNode, @Ctx() context: Context): Promise<PersonRef[]> {
    return personRefs(context, node.plannedCallerIds);
  }

  @FieldResolver(() => [CallbackAttempt])
  attempts(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<AttemptNode[]> {
    return callbackLoaders(context).attempts.load(id);
  }

  @FieldResolver(() => [AllowedForm])
  async forms(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<AllowedForm[]> {
    const asked = await callbackLoaders(context).loaded.load(id);
    return asked ? allowedForms(asked.state, asked.context).map(({ clause, ...form }) => ({ ...form, clause: clause && { ...clause } })) : [];
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  recordedBy(@Root() node: CallbackNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.recordedById);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  secondCaller(@Root() node: CallbackNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.secondCallerId);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  reviewedBy(@Root() node: CallbackNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.reviewedById);
  }

  @FieldResolver(() => LinkedCase, { nullable: true })
  async complaint(@Root() { complaintId }: CallbackNode, @Ctx() context: Context): Promise<LinkedCase | null> {
    return complaintId === null ? null : callbackLoaders(context).linked.load(complaintId);
  }

  @FieldResolver(() => [Obligation])
  obligations(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<ObligationNode[]> {
    return caseLoaders(context).obligations.load(id);
  }

  @FieldResolver(() => [JournalEntry])
  timeline(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<JournalNode[]> {
    return caseLoaders(context).timeline.load(id);
  }

  @FieldResolver(() => [AvailableAction])
  async availableActions(@Root() { id }: CallbackNode, @Ctx() context: Context): Promise<AvailableAction[]> {
    const asked = await callbackLoaders(context).loaded.load(id);
    return asked ? availableCallbackActions(asked.state, asked.context) : [];
  }
}

@Resolver(() => CallbackAttempt)
export class CallbackAttemptResolver {
  @FieldResolver(() => PersonRef, { nullable: true })
  by(@Root() node: AttemptNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.byId);
  }
}
