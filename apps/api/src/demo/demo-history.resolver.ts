import { DemoHistory, Viewer } from '@guanjia/schema';
import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { readHistory } from './life/history.js';

@Resolver(() => Viewer)
export class DemoHistoryResolver {
  @FieldResolver(() => DemoHistory, { nullable: true, description: "How much of the demo's history has been told; null where there is none to tell." })
  async demoHistory(@Ctx() { database }: Context): Promise<DemoHistory | null> {
    const history = await readHistory(database.pool);
    return history && { days: history.untilDay - history.firstDay, daysTold: history.nextDay - history.firstDay };
  }
}
