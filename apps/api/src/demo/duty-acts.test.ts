import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDutyHouse, type DutyHouse } from '../duties/testing/duty-house.js';
import { monthlyReport, sampling } from './duty-acts.js';

let house: DutyHouse;
beforeAll(async () => {
  house = await openDutyHouse();
  for (const moment of ['2027-02-28T12:00:00', '2027-03-01T00:00:00']) {
    await house.at(moment);
    await house.look();
  }
  await house.at('2027-03-10T09:00:00');
  await house.receive();
});
afterAll(() => house.close());

const holder = (post: string) => house.viewer(post === 'CENTRE_MANAGER' ? 'zhao' : 'wang');

it('CP-29: the demo names the records that it sampled', async () => {
  const { id } = await house.open('CP-29');
  expect(await sampling('无漏记。').act(house.desk, await house.viewer('wang'), { clientKey: 's', dutyId: id }, holder)).toMatchObject({ kind: 'done' });
  expect(await house.ask('select kind, finding from complaint_sample')).toEqual([{ kind: 'RECORD', finding: 'COMPLETE' }]);
});

it('CP-28: the demo fills the report in, has it read by the manager and sends it', async () => {
  await house.at('2027-04-02T09:00:00');
  await house.look();
  const { id } = await house.open('CP-28');
  expect(await monthlyReport('投诉以噪音为主。').act(house.desk, await house.viewer('wang'), { clientKey: 'r', dutyId: id }, holder)).toEqual({ kind: 'done', dutyId: id });
  const [report] = await house.ask<Record<string, unknown>>('select month, version, comment, read_by, sent_by, duty_id from complaint_report');
  expect(report).toEqual({ month: '2027-03', version: 1, comment: '投诉以噪音为主。', read_by: house.personIds.zhao, sent_by: house.personIds.wang, duty_id: id });
});
