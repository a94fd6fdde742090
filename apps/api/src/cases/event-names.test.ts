import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventName } from './event-names.js';

const DOMAIN = join(import.meta.dirname, '../../../../packages/domain/src');
/** Every event that a decision on a case or a visit, or the engine, writes: `happened(…, 'CaseSettled', …)`, `eventOf('ObligationMet', …)`. */
const written = ['cases', 'obligations', 'callbacks']
  .flatMap((room) => readdirSync(join(DOMAIN, room)).filter((name) => /(?<!\.test|\.fixture)\.ts$/.test(name)).map((name) => readFileSync(join(DOMAIN, room, name), 'utf8')))
  .flatMap((source) => [...source.matchAll(/'((?:Case|Obligation|Extension|Cancellation|Merge|Reply|Resident|Note|Step|Work|File|Overdue|Plan|Household|Callbacks?|SecondVisit|HomeShare|Month)[A-Z]\w+)'/g)].map(([, type]) => type!));

it('finds the events that it asks about', () => {
  expect(new Set(written).size).toBeGreaterThan(30);
  for (const type of ['CaseReceived', 'CaseReportedUp', 'ObligationMet', 'ReplyGiven', 'ExtensionDeclined', 'FileAttached', 'CallbackReviewed', 'HomeShareMissed', 'MonthArchived', 'SecondVisitAsked']) expect(written).toContain(type);
});

it.each([...new Set(written)])('a timeline has words for %s, in both languages', (type) => {
  const { zh, en } = eventName(type);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).not.toBe(type);
});
