import { AvailableAction, Duty, JournalEntry, Obligation, PersonRef, ServiceCentre } from '@guanjia/schema';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { caseLoaders } from '../cases/case-loaders.js';
import type { JournalNode } from '../cases/journal-node.js';
import { centreRef, personRef } from '../cases/named-refs.js';
import type { ObligationNode } from '../cases/obligation-node.js';
import type { Context } from '../context.js';
import { actionsOfDuty, recordsLoader } from './duty-loaders.js';
import type { DutyNode } from './duty-node.js';

/** What hangs on a duty, each asked for only when wanted. */
@Resolver(() => Duty)
export class DutyFieldsResolver {
  @FieldResolver(() => ServiceCentre)
  centre(@Root() node: DutyNode, @Ctx() context: Context): Promise<ServiceCentre> {
    return centreRef(context, node.centreId);
  }

  @FieldResolver(() => Obligation)
  async obligation(@Root() node: DutyNode, @Ctx() context: Context): Promise<ObligationNode> {
    const owed = await caseLoaders(context).obligations.load(node.id);
    return owed.find(({ status }) => status === 'OPEN') ?? owed.at(-1)!;
  }

  @FieldResolver(() => Int, { nullable: true })
  async records(@Root() { id, verb }: DutyNode, @Ctx() context: Context): Promise<number | null> {
    return verb === 'auditReception' ? recordsLoader(context).load(id) : null;
  }

  @FieldResolver(() => PersonRef, { nullable: true })
  fulfilledBy(@Root() node: DutyNode, @Ctx() context: Context): Promise<PersonRef | null> {
    return personRef(context, node.fulfilledById);
  }

  @FieldResolver(() => [JournalEntry])
  timeline(@Root() node: DutyNode, @Ctx() context: Context): Promise<JournalNode[]> {
    return caseLoaders(context).timeline.load(node.id);
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() node: DutyNode, @Ctx() context: Context): Promise<AvailableAction[]> {
    return actionsOfDuty(context, node.id);
  }
}
