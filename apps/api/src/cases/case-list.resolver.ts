import { Capability, Case, CaseConnection, CaseFilter, CaseOrder } from '@guanjia/schema';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { badField } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import { viewerOfContext, type Context } from '../context.js';
import { findCase, type CaseNode } from './case-node.js';
import { readOptionalId, readOptionalText } from './door.js';
import { listCases, type CasePage } from './list-cases.js';

/** Cases: found by id or number, or listed. */
@Resolver(() => CaseConnection)
export class CaseListResolver {
  @Authorized(Capability.VIEW_CASES)
  @Query(() => Case, { nullable: true, description: "One case, by its id or by its readable number. Null: it does not exist, or is not the viewer's to see." })
  async case(
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('number', () => String, { nullable: true, description: 'Its readable number, such as YH-20261120-0007.' }) number: string | null,
  ): Promise<CaseNode | null> {
    const by = { id: readOptionalId('id', id), number: readOptionalText('number', number, { most: 60 }) };
    if ((by.id === null) === (by.number === null)) throw badField('id, number', { zh: '请只给出其中一项。', en: 'give exactly one of them.' });
    return findCase(context.database.pool, by, scopeOf(viewerOfContext(context)));
  }

  @Authorized(Capability.VIEW_CASES)
  @Query(() => CaseConnection, { description: 'Cases of the own centres, page by page.' })
  cases(
    @Ctx() context: Context,
    @Arg('centreIds', () => [ID], { nullable: true, description: 'Only these of the own centres. Left out: all.' }) centreIds: string[] | null,
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which ones. Left out: all.' }) filter: CaseFilter | null,
    @Arg('order', () => CaseOrder, { nullable: true, description: 'In which order. Left out: newest reception first.' }) order: CaseOrder | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 200 at most. Left out: 50.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The page before ended here.' }) after: string | null,
  ): Promise<CasePage> {
    const viewer = viewerOfContext(context);
    return listCases(context.database.pool, { scope: scopeOf(viewer, centreIds), telephoneCentreIds: viewer.centresWith(Capability.REVEAL_TELEPHONE), filter, order, first, after });
  }

  @FieldResolver(() => Int)
  totalCount(@Root() page: CasePage): Promise<number> {
    return page.countAll();
  }
}
