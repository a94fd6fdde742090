import { AccessLogConnection, AccessLogFilter, Capability } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { listAccessLog } from './list-access-log.js';

@Resolver()
export class AccessLogResolver {
  @Authorized(Capability.VIEW_ACCESS_LOG)
  @Query(() => AccessLogConnection, { description: 'Who looked at personal data and who changed what all depend on, newest first (PIPL).' })
  accessLog(
    @Ctx() context: Context,
    @Arg('filter', () => AccessLogFilter, { nullable: true, description: 'Left out: all lines.' }) filter: AccessLogFilter | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: 'Lines a page, 1 to 200; 50 when left out.' }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' }) after: string | null | undefined,
  ): Promise<AccessLogConnection> {
    return listAccessLog(context.database.pool, filter ?? {}, { first, after });
  }
}
