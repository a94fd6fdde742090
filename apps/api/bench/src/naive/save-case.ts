import { randomUUID } from 'node:crypto';
import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { WrittenCase } from '../parts/bare-case.js';

const text: EntitySchemaColumnOptions = { type: 'text' };
const moment: EntitySchemaColumnOptions = { type: 'timestamptz' };
const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true };
const link: EntitySchemaColumnOptions = { type: 'uuid' };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };

const CaseRow = new EntitySchema({ name: 'service_case', columns: {
  id, number: text, centre_id: link, policy_set_id: link, status: text, kind: text, channel: text, matter: text, received_at: moment, recorded_at: moment, received_by_post: text,
  class_from: moment, owner_post: text, last_event: text, last_event_at: moment } });
const ObligationRow = new EntitySchema({ name: 'obligation', columns: {
  id, subject_id: link, centre_id: link, audience: text, rule_key: text, generation: { type: 'int' }, sets: text, strength: text, status: text, owed_by: { type: 'text', array: true },
  clock_fact: text, clock_from: moment, opened_at: moment, first_due_at: moment, due_at: moment, steps: json, next_step_at: moment, next_effect: text } });
const EventRow = new EntitySchema({ name: 'journal', columns: {
  n: { type: 'bigint', primary: true, generated: 'increment' }, type: text, subject_kind: text, subject_id: link, centre_id: link, audience: text, at: moment, facts: json } });

/** The naive stack opens a case: entities, and `save` in a transaction; nothing decided, no number, no key. */
export async function openSaving(url: string, poolSize: number, { obligations, events, steps, facts, policySetId }: WrittenCase) {
  const orm = await new DataSource({ type: 'postgres', url, poolSize, entities: [CaseRow, ObligationRow, EventRow] }).initialize();
  return {
    close: () => orm.destroy(),
    async save(centreId: string): Promise<void> {
      const caseId = randomUUID();
      const now = new Date();
      await orm.transaction(async (manager) => {
        await manager.save(CaseRow, { id: caseId, number: caseId, centre_id: centreId, policy_set_id: policySetId, status: 'RECEIVED', kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人',
          received_at: now, recorded_at: now, received_by_post: 'RECEPTIONIST', class_from: now, owner_post: 'RECEPTIONIST', last_event: 'CaseReceived', last_event_at: now });
        await manager.save(ObligationRow, Array.from({ length: obligations }, (_, i) => ({ id: randomUUID(), subject_id: caseId, centre_id: centreId, audience: 'CENTRE', rule_key: `R${i}`, generation: 1,
          sets: 'REPLY', strength: 'MUST', status: 'OPEN', owed_by: ['RECEPTIONIST'], clock_fact: 'receivedAt', clock_from: now, opened_at: now, first_due_at: now, due_at: now, steps,
          next_step_at: new Date(Date.now() + 86_400_000), next_effect: 'NOTIFY' })));
        await manager.save(EventRow, Array.from({ length: events }, () => ({ type: 'CaseReceived', subject_kind: 'case', subject_id: caseId, centre_id: centreId, audience: 'CENTRE', at: now, facts })));
      });
    },
  };
}
