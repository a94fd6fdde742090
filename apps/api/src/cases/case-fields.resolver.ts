import { HANDOVER_CLAUSES, handoverPeriods, maskTelephone } from '@guanjia/domain';
import { Attachment, AvailableAction, Case, CaseCandidate, CaseHousehold, Checklist, Handover, JournalEntry, LinkedCase, Obligation, PendingRequest, PersonRef, Place, Plan, Post, Resident, ServiceCentre } from '@guanjia/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import type { PlaceRow } from '../organisation/places.js';
import { actionsOf, caseLoaders, checklistsOfCase, requestsOf } from './case-loaders.js';
import type { AttachmentNode } from './attachments-of-cases.js';
import type { CaseNode } from './case-node.js';
import { candidatesOf } from './complaint-candidates.js';
import type { HouseholdNode } from './households-of-cases.js';
import type { JournalNode } from './journal-node.js';
import { centreRef, personRef, postRef } from './named-refs.js';
import { planOfCase } from './plan-of-case.js';
import type { ObligationNode } from './obligation-node.js';

/** What hangs on a case, each asked for only when wanted. Telephones leave the API masked. */
@Resolver(() => Case)
export class CaseFieldsResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() node: CaseNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, node.centreId);
  }

  @FieldResolver(() => Place, { nullable: true })
  async place(@Root() node: CaseNode, @Ctx() context: Context): Promise<PlaceRow | null> {
    const id = node.unitId ?? node.publicAreaId;
    return id === null ? null : context.organisation.place.load(id);
  }

  @FieldResolver(() => Handover, { nullable: true })
  async handover(@Root() { unitId, receivedAt, centreId }: CaseNode, @Ctx() context: Context): Promise<Handover | null> {
    if (unitId === null) return null;
    const [unit, { zone }] = await Promise.all([context.organisation.place.load(unitId), centreRef(context, centreId)]);
    const periods = unit?.handedOverOn ? handoverPeriods(unit.handedOverOn, receivedAt, zone) : null;
    return periods && { ...periods, clauses: HANDOVER_CLAUSES.map((clause) => ({ ...clause })) };
  }

  @FieldResolver(() => Resident, { nullable: true })
  async resident(@Root() { unitId, residentId }: CaseNode, @Ctx() context: Context): Promise<Resident | null> {
    if (unitId === null || residentId === null) return null;
    const residents = await context.organisation.residentsOfUnit.load(unitId);
    return residents.find((resident) => resident.id === residentId) ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  callerTelephoneMasked(@Root() { callerTelephone }: CaseNode): string | null {
    return callerTelephone === null ? null : maskTelephone(callerTelephone);
  }

  @FieldResolver(() => Post)
  receivedByPost(@Root() node: CaseNode, @Ctx() context: Context): Promise<Post> {
    return postRef(context, node.receivedByPost);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  recordedBy(@Root() node: CaseNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.recordedBy);
  }

  @FieldResolver(() => Post)
  owner(@Root() node: CaseNode, @Ctx() context: Context): Promise<Post> {
    return postRef(context, node.ownerPost);
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  ownerPerson(@Root() node: CaseNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.ownerPersonId);
  }

  @FieldResolver(() => Boolean)
  confidential(@Root() { audience }: CaseNode): boolean {
    return audience === 'CONFIDENTIAL';
  }

  @FieldResolver(() => LinkedCase, { nullable: true })
  async mergedInto(@Root() node: CaseNode, @Ctx() context: Context): Promise<LinkedCase | null> {
    return (await caseLoaders(context).links.load(node.id)).mergedInto;
  }

  @FieldResolver(() => [LinkedCase])
  async mergedFrom(@Root() node: CaseNode, @Ctx() context: Context): Promise<readonly LinkedCase[]> {
    return (await caseLoaders(context).links.load(node.id)).mergedFrom;
  }

  @FieldResolver(() => LinkedCase, { nullable: true })
  async previousCase(@Root() node: CaseNode, @Ctx() context: Context): Promise<LinkedCase | null> {
    return (await caseLoaders(context).links.load(node.id)).previousCase;
  }

  @FieldResolver(() => [LinkedCase])
  async followingCases(@Root() node: CaseNode, @Ctx() context: Context): Promise<readonly LinkedCase[]> {
    return (await caseLoaders(context).links.load(node.id)).followingCases;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  special(@Root() node: CaseNode, @Ctx() context: Context): Promise<boolean | null> {
    return saidOf(context, node, 'special');
  }

  @FieldResolver(() => Boolean, { nullable: true })
  collective(@Root() node: CaseNode, @Ctx() context: Context): Promise<boolean | null> {
    return saidOf(context, node, 'collective');
  }

  @FieldResolver(() => [CaseCandidate])
  candidates(@Root() node: CaseNode, @Ctx() context: Context): Promise<CaseCandidate[]> {
    return candidatesOf(context, node);
  }

  @FieldResolver(() => [Attachment])
  attachments(@Root() node: CaseNode, @Ctx() context: Context): Promise<AttachmentNode[]> {
    return caseLoaders(context).attachments.load(node.id);
  }

  @FieldResolver(() => [PendingRequest])
  pendingRequests(@Root() node: CaseNode, @Ctx() context: Context): Promise<PendingRequest[]> {
    return requestsOf(context, node.id);
  }

  @FieldResolver(() => Plan, { nullable: true })
  plan(@Root() node: CaseNode, @Ctx() context: Context): Promise<Plan | null> {
    return planOfCase(context, node);
  }

  @FieldResolver(() => [CaseHousehold])
  households(@Root() node: CaseNode, @Ctx() context: Context): Promise<HouseholdNode[]> {
    return caseLoaders(context).households.load(node.id);
  }

  @FieldResolver(() => [Checklist])
  checklists(@Root() node: CaseNode, @Ctx() context: Context): Promise<Checklist[]> {
    return checklistsOfCase(context, node.id);
  }

  @FieldResolver(() => [Obligation])
  obligations(@Root() node: CaseNode, @Ctx() context: Context): Promise<ObligationNode[]> {
    return caseLoaders(context).obligations.load(node.id);
  }

  @FieldResolver(() => [JournalEntry])
  timeline(@Root() node: CaseNode, @Ctx() context: Context): Promise<JournalNode[]> {
    return caseLoaders(context).timeline.load(node.id);
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() node: CaseNode, @Ctx() context: Context): Promise<AvailableAction[]> {
    return actionsOf(context, node.id);
  }
}

/** Yes or no, or nothing known. */
async function saidOf(context: Context, { id }: CaseNode, fact: 'special' | 'collective'): Promise<boolean | null> {
  const value = (await caseLoaders(context).facts.load(id))?.[fact];
  return typeof value === 'boolean' ? value : null;
}
