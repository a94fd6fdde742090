import { Capability, DateTime, Health } from '@guanjia/schema';
import { Arg, Authorized, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { writeAccessLog } from '../access/access-log.js';
import { badInput } from '../access/refusals.js';
import { notificationWarnings } from '../notifications/notification-warnings.js';
import { viewerOfContext, type Context } from '../context.js';
import { VERSION } from './version.js';

const LONGEST_JUMP_MINUTES = 366 * 24 * 60;

@Resolver()
export class HealthResolver {
  @Authorized(Capability.VIEW_HEALTH)
  @Query(() => Health, { description: 'How the installation is doing, as /readyz judges it, with figures.' })
  async health(@Ctx() context: Context): Promise<Health> {
    const report = await context.readiness.look();
    const { rows } = await context.database.pool.query<{ now: Date; open: number }>(
      `select (select app_now()) as now, (select count(*) from obligation where status = 'OPEN' and not historic)::int as open`,
    );
    const overHttp = context.publicUrl?.startsWith('https:')
      ? []
      : [{
          zh: '未设置 https 的 PUBLIC_URL：会话凭证在网络上以明文传输。请通过 https 发布，并设置 PUBLIC_URL。',
          en: 'PUBLIC_URL is not https: session cookies cross the network in the clear. Publish through https and set PUBLIC_URL.',
        }];
    return {
      ready: report.ready,
      database: report.database,
      sealLagSeconds: report.sealLagSeconds,
      sweepLagSeconds: report.sweepLagSeconds,
      openObligations: rows[0]!.open,
      subscriptions: context.subscriptionsOpen(),
      version: VERSION,
      serverNow: rows[0]!.now,
      warnings: [...report.causes, ...(await notificationWarnings(context.database.pool)), ...overHttp],
    };
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
