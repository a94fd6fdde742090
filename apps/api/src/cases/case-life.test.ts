import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyCase } from './classify-case.js';
import { settleCase } from './settle-case.js';
import { idOf, openServiceDesk, type ServiceDesk } from './testing/service-desk.js';

describe('a complaint, from reception to settling', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());

  it('is received, classified and settled by the desk, each act once in the journal', async () => {
    const caseId = await house.receive();
    const received = await house.stored(caseId);
    expect(received.status).toBe('RECEIVED');
    expect(received.number).toMatch(/^YH-\d{8}-0001$/);
    const li = await house.viewer('li');
    idOf(await classifyCase(house.desk, li, { clientKey: 'a', caseId, version: received.version, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION' }));
    const classified = await house.stored(caseId);
    idOf(await settleCase(house.desk, li, { clientKey: 'b', caseId, version: classified.version, result: '已修复' }));
    expect((await house.stored(caseId)).status).toBe('SETTLED');
    const types = (await house.events(caseId)).map((event) => event.type).filter((type) => type.startsWith('Case'));
    expect(types).toEqual(['CaseReceived', 'CaseClassified', 'CaseSettled']);
  });
});
