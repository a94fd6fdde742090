import { DataSource, EntitySchema, Not, type EntitySchemaColumnOptions } from 'typeorm';

const text: EntitySchemaColumnOptions = { type: 'text' };
const moment: EntitySchemaColumnOptions = { type: 'timestamptz' };
const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true };
const link: EntitySchemaColumnOptions = { type: 'uuid' };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const count: EntitySchemaColumnOptions = { type: 'int' };
const yes: EntitySchemaColumnOptions = { type: 'boolean' };

interface StoredStep {
  readonly kind: string;
  readonly at: number;
  readonly to: string;
}

interface PersonRow {
  id: string;
  name_zh: string;
  name_en: string;
}

interface BoardObligation {
  id: string;
  rule_key: string;
  generation: number;
  strength: string;
  status: string;
  owed_by: string[];
  due_at: Date;
  steps: StoredStep[];
  taken: number;
  level: number;
  acknowledged_level: number;
  next_step_at: Date | null;
  subject: BoardCase;
}

interface BoardCase {
  id: string;
  version: number;
  number: string;
  centre_id: string;
  place_text: string | null;
  kind: string;
  validity: string | null;
  severity: string | null;
  urgent: boolean;
  status: string;
  matter: string;
  received_at: Date;
  owner_post: string;
  last_event: string;
  last_event_at: Date;
  historic: boolean;
  obligations: BoardObligation[];
  owner_person: PersonRow | null;
}

const Person = new EntitySchema<PersonRow>({ name: 'person', columns: { id, name_zh: text, name_en: text } });
const CaseRow = new EntitySchema<BoardCase>({
  name: 'service_case',
  columns: {
    id, version: count, number: text, centre_id: link, place_text: text, kind: text, validity: text, severity: text, urgent: yes, status: text, matter: text, received_at: moment,
    owner_post: text, last_event: text, last_event_at: moment, historic: yes },
  relations: {
    obligations: { type: 'one-to-many', target: 'obligation', inverseSide: 'subject' },
    owner_person: { type: 'many-to-one', target: 'person', joinColumn: { name: 'owner_person_id' } },
  },
});
const ObligationRow = new EntitySchema<BoardObligation>({
  name: 'obligation',
  columns: {
    id, rule_key: text, generation: count, strength: text, status: text, owed_by: { type: 'text', array: true }, due_at: moment, steps: json, taken: count, level: count,
    acknowledged_level: count, next_step_at: moment },
  relations: { subject: { type: 'many-to-one', target: 'service_case', joinColumn: { name: 'subject_id' }, inverseSide: 'obligations' } },
});

/** The board as an ORM reads it: entities with their relations, then mapped to the contract's fields. No session, no names of rules, no cursor from the same moment. */
export async function openBoardRelations(url: string) {
  const orm = await new DataSource({ type: 'postgres', url, poolSize: 10, entities: [CaseRow, ObligationRow, Person] }).initialize();
  return {
    async board(): Promise<object> {
      const rows = await orm.getRepository(CaseRow).find({
        where: { status: Not('CLOSED'), historic: false },
        relations: { obligations: true, owner_person: true },
        order: { received_at: 'DESC' },
      });
      return { cursor: '', serverNow: new Date(), counters: { receivedToday: rows.length }, rows: rows.map(rowOf), duties: [] };
    },
  };
}

function rowOf(row: BoardCase): object {
  const { owner_person: person, place_text: place } = row;
  return {
    id: row.id, version: row.version, number: row.number, centreId: row.centre_id, place: place && { zh: place, en: place }, kind: row.kind, validity: row.validity, severity: row.severity,
    urgent: row.urgent, status: row.status, matter: row.matter, receivedAt: row.received_at, owner: row.owner_post, ownerPerson: person && { zh: person.name_zh, en: person.name_en },
    lastEvent: row.last_event, lastEventAt: row.last_event_at, obligations: row.obligations.filter(({ status }) => status === 'OPEN').map(obligationOf),
  };
}

function obligationOf({ steps, ...one }: BoardObligation): object {
  const warning = steps.find(({ kind }) => kind === 'WARN');
  return {
    id: one.id, rule: one.rule_key, name: { zh: one.rule_key, en: one.rule_key }, clause: '', generation: one.generation, strength: one.strength, owedBy: one.owed_by, dueAt: one.due_at,
    warnAt: warning && new Date(warning.at), level: one.level, acknowledgedLevel: one.acknowledged_level, paused: false, nextStepAt: one.next_step_at, nextStepTo: steps[one.taken]?.to,
  };
}
