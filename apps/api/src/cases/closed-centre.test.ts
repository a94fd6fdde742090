import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServiceDesk, type ServiceDesk } from './testing/service-desk.js';
import { receiveCase } from './receive-case.js';

let house: ServiceDesk;
beforeAll(async () => void (house = await openServiceDesk()));
afterAll(() => house.close());

const close = (day: string | null, zone: string) => house.database.pool.query('update service_centre set closed_from = $2, zone = $3 where id = $1', [house.centreId, day, zone]);
const dayIn = async (zone: string, plus: number) => (await house.database.pool.query('select ((app_now() at time zone $1)::date + $2::int)::text as day', [zone, plus])).rows[0].day as string;
let key = 0;
const receive = async (receivedAt: string | null, clientKey = `closed-${key++}`) => {
  const outcome = await receiveCase(house.desk, await house.viewer('li'), {
    clientKey, centreId: house.centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter: '水管漏水', placeText: '大门口', anonymous: true,
    receivedAt: receivedAt === null ? null : new Date(receivedAt), lateRecordReason: receivedAt === null ? null : '补录',
  });
  return outcome.kind === 'refused' ? outcome.refusal.message : outcome.kind;
};

/** What was closed is left to those who took over; what had come in before is still recorded (FD-01). */
describe('a closed centre takes no new matter from the first moment of its closing day, by its own clock', () => {
  it.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].flatMap((zone) => ([[-1, 'done'], [0, 'refused'], [1, 'refused']] as const).map(([offset, what]) => [zone, offset, what] as const)))(
    '%s: received %i ms from midnight: %s',
    async (zone, offset, what) => {
      const day = await dayIn(zone, 0);
      const [{ midnight }] = (await house.database.pool.query<{ midnight: Date }>('select $1::timestamp at time zone $2 as midnight', [day, zone])).rows as [{ midnight: Date }];
      await close(day, zone);
      const said = await receive(new Date(midnight.getTime() + offset).toISOString());
      if (what === 'done') expect(said).toBe('done');
      else expect(said).toEqual({ zh: `该服务中心自 ${day} 起停用，不再登记新的事项。请选择接手的服务中心。`, en: `This centre is closed from ${day} on and takes no new matters. Choose the centre that took over.` });
    },
  );

  it('now: open until its last day, closed from today on; and open again without a closing day', async () => {
    const before = (await house.database.pool.query('select count(*)::int as n from service_case')).rows[0].n;
    await close(await dayIn('Asia/Shanghai', 1), 'Asia/Shanghai');
    expect(await receive(null)).toBe('done');
    await close(await dayIn('Asia/Shanghai', 0), 'Asia/Shanghai');
    expect(await receive(null)).toMatchObject({ en: expect.stringContaining('is closed from') });
    await close(null, 'Asia/Shanghai');
    expect(await receive(null)).toBe('done');
    expect((await house.database.pool.query('select count(*)::int as n from service_case')).rows[0].n, 'what was refused left nothing').toBe(before + 2);
  });

  it('a submission that was carried out before is answered as before', async () => {
    expect(await receive(null, 'the-same')).toBe('done');
    await close(await dayIn('Asia/Shanghai', 0), 'Asia/Shanghai');
    expect(await receive(null, 'the-same')).toBe('done');
  });
});
