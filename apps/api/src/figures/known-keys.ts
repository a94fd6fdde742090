import { CALLBACK_GROUPS, CASE_KINDS, LIMIT_OUTCOMES, SEVERITIES, VALIDITIES, type FigureDimension } from '@guanjia/domain';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const upTo = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
const LONGEST = 500;

/** The keys that a dimension may have; where it is neither a list nor ids, any text. */
const KEYS: Readonly<Partial<Record<FigureDimension, readonly string[] | 'ids'>>> = {
  CENTRE: 'ids', BUILDING: 'ids', PERSON: 'ids',
  KIND: CASE_KINDS, SEVERITY: SEVERITIES, VALIDITY: VALIDITIES, CALLBACK_GROUP: CALLBACK_GROUPS, STRENGTH: ['MUST', 'SHOULD'], OUTCOME: LIMIT_OUTCOMES,
  WEEKDAY: upTo(1, 7), HOUR: upTo(0, 23), LEVEL: upTo(0, 20),
};

/** Whether a record could have this key; the empty text stands for none. */
export function isKeyOf(dimension: FigureDimension, key: string): boolean {
  const known = KEYS[dimension];
  if (key === '') return true;
  if (known === undefined) return key.length <= LONGEST && !key.includes('\0');
  return known === 'ids' ? UUID.test(key) : known.includes(key);
}
