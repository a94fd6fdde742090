import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../cases/case.js';
import { holderOf, policyWith } from '../cases/story.fixture.js';
import { complaintsSKX } from '../policy/packs/complaints/s-k-x.js';
import { openDuties } from './open-duties.js';
import { sampleRecords, type SampleRecords } from './sample-records.js';

const MARCH = Date.parse('2026-03-01T00:00:00+08:00');
const policy = policyWith(complaintsSKX);
const duty = openDuties({ id: 'centre', followedFrom: MARCH }, policy, MARCH, () => 'id').find(({ rule }) => rule === 'CP-29')!;
const by = (post: 'CS_SUPERVISOR' | 'RECEPTIONIST' = 'CS_SUPERVISOR'): DecisionContext => ({ now: MARCH + 1, policy, actor: holderOf(post), newId: () => 'note' });
const sample = (changes: Partial<SampleRecords> = {}, post?: 'RECEPTIONIST') => sampleRecords(duty, { finding: '抽查如下', anyRecord: true, ...changes }, by(post));
const says = (decision: ReturnType<typeof sample>) => (decision.refused ? decision.message.en : 'done');

describe('CP-29 (X 十六.2–3): what was sampled', () => {
  it('is counted in the event: records and the complete ones, complainants that were reached and the content ones', () => {
    const decision = sample({
      sampled: [
        { caseId: '1', kind: 'RECORD', finding: 'COMPLETE' },
        { caseId: '2', kind: 'RECORD', finding: 'INCOMPLETE' },
        { caseId: '3', kind: 'RECORD', finding: 'COMPLAINT_LEFT_OUT' },
        { caseId: '1', kind: 'COMPLAINANT', finding: 'SATISFIED' },
        { caseId: '4', kind: 'COMPLAINANT', finding: 'DISSATISFIED' },
        { caseId: '5', kind: 'COMPLAINANT', finding: 'NOT_REACHED' },
      ],
    });
    expect(!decision.refused && decision.events.find(({ type }) => type === 'RecordsSampled')!.facts).toMatchObject({ records: 3, complete: 1, complainants: 2, satisfied: 1 });
  });

  it('a sample of nothing finds nothing, unless the month has no record', () => {
    expect(says(sample())).toMatch(/at least one/);
    expect(says(sample({ sampled: [{ caseId: '1', kind: 'COMPLAINANT', finding: 'SATISFIED' }] }))).toMatch(/at least one/);
    expect(says(sample({ anyRecord: false }))).toBe('done');
  });

  it('each once', () => {
    const twice = { caseId: '1', kind: 'RECORD', finding: 'COMPLETE' } as const;
    expect(says(sample({ sampled: [twice, twice] }))).toMatch(/twice/);
  });

  it('who may not is told so first', () => expect(says(sample({}, 'RECEPTIONIST'))).toMatch(/none of your posts/));
});
