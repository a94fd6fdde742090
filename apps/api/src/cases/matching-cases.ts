import type { CaseFilter } from '@guanjia/schema';
import { badField } from '../access/refusals.js';
import type { Scope } from '../access/scope.js';
import { isRecordOf } from '../duties/audited-records.js';
import { contains, LABEL_EN, LABEL_ZH, roomSpelledAs, spelledAs, squeezed, typedPlace } from '../organisation/places.js';
import { readKey, readOptionalId, readOptionalText } from './door.js';

/** Which cases: conditions on `service_case c`, and what stands for their parameters from $1 on. */
export interface Matching {
  readonly where: string;
  readonly values: readonly unknown[];
}

export interface CasesAskedFor {
  readonly scope: Scope;
  readonly filter?: CaseFilter | null | undefined;
  /** The centres at which the viewer may see numbers, and so may look for one. Left out: none. */
  readonly telephoneCentreIds?: readonly string[];
}

/** Adds a value; answers the parameter that stands for it. */
type Parameter = (value: unknown, type: string) => string;

// A paused clock is not late; `@?` finds a pause that has no end.
const OVERDUE = /* sql */ `exists (select from obligation o where o.subject_id = c.id and o.status = 'OPEN' and o.due_at < app_now() and not o.pauses @? '$[*] ? (@.until == null)')`;

/** The filter read at the door, in SQL; only what was asked for. Throws BAD_USER_INPUT. */
export function matchingCases({ scope, filter, telephoneCentreIds = [] }: CasesAskedFor): Matching {
  const values: unknown[] = [];
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`;
  const centres = parameter(scope.centreIds, 'uuid[]');
  const conditions = [`c.centre_id = any(${centres})`, `c.audience = any(${parameter(scope.audiences, 'text[]')})`];
  const equal = (column: string, value: string | boolean | null | undefined) => value !== null && value !== undefined && conditions.push(`c.${column} = ${parameter(value, typeof value === 'boolean' ? 'boolean' : 'text')}`);
  equal('kind', filter?.kind);
  equal('status', filter?.status);
  equal('validity', filter?.validity);
  equal('severity', filter?.severity);
  equal('audience', filter?.audience);
  equal('historic', filter?.historic);
  equal('owner_post', filter?.ownerPost ? readKey('ownerPost', filter.ownerPost) : null);
  const { receivedFrom, receivedUntil, verdict, overdue } = filter ?? {};
  if (receivedFrom && receivedUntil && receivedUntil <= receivedFrom) throw badField('receivedUntil', { zh: '须晚于开始时间。', en: 'must lie after receivedFrom.' });
  if (receivedFrom) conditions.push(`c.received_at >= ${parameter(receivedFrom, 'timestamptz')}`);
  if (receivedUntil) conditions.push(`c.received_at < ${parameter(receivedUntil, 'timestamptz')}`);
  if (verdict) conditions.push(`exists (select from obligation o where o.subject_id = c.id and o.verdict = ${parameter(verdict, 'text')})`);
  if (overdue !== null && overdue !== undefined) conditions.push(overdue ? OVERDUE : `not ${OVERDUE}`);
  const audit = readOptionalId('filter.audit', filter?.audit);
  if (audit !== null) conditions.push(isRecordOf(parameter(audit, 'uuid'), '$2'));
  const text = readOptionalText('filter.text', filter?.text, { most: 200 });
  if (text !== null) conditions.push(`(${said(text, centres, telephoneCentreIds, parameter).join(' or ')})`);
  return { where: conditions.join(' and '), values };
}

/** Where a text may stand: on the case itself, or in what it names. Those are looked up first, so that their cases come by index. */
function said(text: string, centres: string, telephoneCentreIds: readonly string[], parameter: Parameter): string[] {
  const { room, figures, telephone, letters } = typedPlace(text);
  const piece = parameter(contains(text), 'text');
  const typed = letters !== null && letters.length >= 2 ? parameter(letters, 'text') : null;
  const residents = [`r.centre_id = any(${centres}) and (${['r.name ilike ' + piece, ...(typed ? [spelledAs('r.pinyin', typed)] : [])].join(' or ')})`];
  const found = ['number', 'matter', 'description', 'place_text', 'caller_name'].map((column) => `c.${column} ilike ${piece}`);
  if (telephone !== null && telephone.length >= 4) {
    const [number, at] = [parameter(contains(telephone), 'text'), parameter(telephoneCentreIds, 'uuid[]')];
    found.push(`(c.centre_id = any(${at}) and regexp_replace(c.caller_telephone, '\\D', '', 'g') like ${number})`);
    residents.push(`r.centre_id = any(${centres}) and r.centre_id = any(${at}) and regexp_replace(r.telephone, '\\D', '', 'g') like ${number}`);
  }
  found.push(`c.resident_id = any(array(select r.id from resident r where ${residents.map((one) => `(${one})`).join(' or ')}))`);
  const areas = ['a.name_zh ilike ' + piece, 'a.name_en ilike ' + piece, ...(typed ? [spelledAs('a.pinyin', typed)] : [])];
  found.push(`c.public_area_id = any(array(select a.id from public_area a where a.centre_id = any(${centres}) and (${areas.join(' or ')})))`);
  if (room) {
    const written = parameter(contains(room), 'text');
    const rooms = [`${squeezed(LABEL_ZH)} like ${written}`, `${squeezed(LABEL_EN)} like ${written}`, ...(typed ? [roomSpelledAs(typed)] : [])];
    // "1-101" is 1栋 101, and not 11栋 101; "101" is that room of each building.
    if (figures && figures === room) rooms.push(`regexp_replace(${LABEL_ZH}, '\\D', '', 'g') like ${parameter(`${figures}%`, 'text')}`, `${squeezed('u.number')} = ${parameter(figures, 'text')}`);
    found.push(`c.unit_id = any(array(select u.id from unit u join building b on b.id = u.building_id where u.centre_id = any(${centres}) and (${rooms.join(' or ')})))`);
  }
  return found;
}
