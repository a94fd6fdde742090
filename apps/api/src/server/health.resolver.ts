import { Capability, DateTime, Health, PixelTimeInput } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { writeAccessLog } from '../access/access-log.js';
import { badInput } from '../access/refusals.js';
import { viewerOfContext, type Context } from '../context.js';
import { countPixelTimes } from './pixel-times.js';
import { readHealth } from './read-health.js';

const LONGEST_JUMP_MINUTES = 366 * 24 * 60;

@Resolver()
export class HealthResolver {
  @Authorized(Capability.VIEW_HEALTH)
  @Query(() => Health, { description: 'How the installation is doing, as /readyz judges it, with figures.' })
  health(@Ctx() context: Context): Promise<Health> {
    return readHealth(context);
  }

  @Authorized()
  @Mutation(() => Boolean, { description: 'A browser tells how soon breaches stood on its board, for the percentiles of health; sparsely, without personal data. False when it came too often to be counted.' })
  reportPixelTimes(@Ctx() context: Context, @Arg('times', () => [PixelTimeInput], { description: '1 to 50 breaches.' }) times: PixelTimeInput[]): Promise<boolean> {
    return countPixelTimes(context.deliveryTimes, viewerOfContext(context).personId, times);
  }

  @Authorized(Capability.ADJUST_CLOCK)
  @Mutation(() => DateTime, { description: 'Moves business time forward, for everyone; only under CLOCK=adjustable. Answers the new business time.' })
  async adjustClock(
    @Ctx() context: Context,
    @Arg('minutes', () => Int, { description: `How far, 1 to ${LONGEST_JUMP_MINUTES} (a year).` }) minutes: number,
  ): Promise<Date> {
    if (context.clock !== 'adjustable') {
      throw badInput({ zh: '本系统以 CLOCK=system 运行，时间不能调整。', en: 'The clock of this installation cannot be moved: it runs with CLOCK=system.' });
    }
    if (minutes < 1 || minutes > LONGEST_JUMP_MINUTES) {
      throw badInput({ zh: `时间只能向前调整，每次 1 至 ${LONGEST_JUMP_MINUTES} 分钟。`, en: `The clock goes forward only, by 1 to ${LONGEST_JUMP_MINUTES} minutes.` });
    }
    const { pool } = context.database;
    const { rows } = await pool.query<{ now: Date }>(`select adjust_clock($1 * interval '1 minute') as now`, [minutes]);
    await writeAccessLog(pool, { personId: viewerOfContext(context).personId, act: 'ADJUST_CLOCK', reason: `${minutes} min` });
    context.sweeper.poke();
    return rows[0]!.now;
  }
}
