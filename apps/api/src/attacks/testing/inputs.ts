import fc from 'fast-check';
import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLArgument, type GraphQLInputField, type GraphQLInputType } from 'graphql';

/** By `operation.field`, the name of a field or argument, that with its type (`reason: ID`), or the type alone: values that a person might well send. */
export type Plausible = Readonly<Record<string, readonly unknown[]>>;

/** A text that is legal and that careless hands damage: joined emoji, right to left, quotes, a tab, marks that combine, trailing punctuation. */
export const LEGAL_TEXTS = ['住户来电：楼上漏水', '👩‍👩‍👧 家庭', 'abc\u202eשלום\u202c عربى', '"quoted" \'single\' `back`', 'a\tb — c…', 'e\u0301 ﬀ Å', '<script>alert(1)</script>', '=1+1', "'; drop table person; --", '100% _under_ \\back\\', '__proto__', 'constructor', '${7*7} {{7*7}}', '../../etc/passwd', '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}', '\u200b零宽\u200d'];
const BAD_TEXTS = ['', ' ', '\0', 'a\0b', '\ud83d', 'x\udc00y', '\r\n', '\u0007', 'x'.repeat(5_001), '长'.repeat(60_000), '\ufffe', '__proto__', 'toString', '﷽'.repeat(400)];
const BAD_NUMBERS = [-1, 0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 1.5, 1e300, '5', null, true, [1]];
const TIMES = [
  '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '-000001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '275760-09-13T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-01-01T00:00:00', '2026-01-01',
  '2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00', '2026-11-01T01:30:00', '2026-13-01T00:00:00Z', '2026-01-01T24:00:00Z', '2026-12-31T23:59:60Z', '2026-01-01T00:00:00+99:99', '1970-01-01T00:00:00Z', '', 'now', 0, -1, 1e15, null, true, {},
];
const DAYS = ['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '275760-09-13', '2026-2-3', '2026-01-01T00:00:00Z', '二月三十', ''];
const WRONG_TYPES = [null, 5, true, [], {}, ['x'], { __typename: 'x' }];

/** Fits of the type, most of the time; sometimes what does not fit, is too much, or is not there at all. */
export function argumentsOf({ name, args }: { name: string; args: readonly GraphQLArgument[] }, plausible: Plausible): fc.Arbitrary<Record<string, unknown>> {
  const own = Object.entries(plausible).flatMap(([key, values]) => (key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), values] as const] : []));
  return record(args, { ...plausible, ...Object.fromEntries(own) });
}

function record(fields: readonly (GraphQLArgument | GraphQLInputField)[], plausible: Plausible): fc.Arbitrary<Record<string, unknown>> {
  const parts = fields.map((field) =>
    fc.oneof({ weight: isNonNullType(field.type) ? 80 : 2, arbitrary: valueOf(field.type, field.name, plausible) }, { weight: isNonNullType(field.type) ? 1 : 3, arbitrary: fc.constant(undefined) }),
  );
  return fc.tuple(...parts).map((values) => Object.fromEntries(fields.flatMap((field, n) => (values[n] === undefined ? [] : [[field.name, values[n]]]))));
}

function valueOf(type: GraphQLInputType, name: string, plausible: Plausible): fc.Arbitrary<unknown> {
  const plain = getNullableType(type);
  if (isListType(plain)) {
    const one = valueOf(plain.ofType, name, plausible);
    return mostly(fc.array(one, { minLength: 1, maxLength: 3 }), fc.oneof(fc.constantFrom<unknown>([], [null], [[[]]], 'x', null), one.map((value) => Array.from({ length: 700 }, () => value))));
  }
  if (isInputObjectType(plain)) {
    return mostly(record(Object.values(plain.getFields()), plausible), fc.constantFrom<unknown>(null, 'x', [], {}, { unknownField: 1 }, JSON.parse('{"__proto__":{"polluted":1}}')), 40);
  }
  if (isEnumType(plain)) return mostly(fc.constantFrom<unknown>(...plain.getValues().map((value) => value.name)), fc.constantFrom<unknown>('NOPE', '__proto__', 'constructor', '', 0, null, ['x']));
  const known = plausible[`${name}: ${plain.name}`] ?? plausible[name] ?? plausible[plain.name];
  const hostile: Readonly<Record<string, readonly unknown[]>> = { Int: BAD_NUMBERS, Float: BAD_NUMBERS, Boolean: ['true', 1, 0, null, []], DateTime: TIMES, ID: [...BAD_TEXTS, ...LEGAL_TEXTS, ...WRONG_TYPES], String: [...BAD_TEXTS, ...DAYS, ...WRONG_TYPES] };
  const fits: Readonly<Record<string, readonly unknown[]>> = { Int: [1, 2, 30], Float: [1, 0.5], Boolean: [true, false], ID: ['00000000-0000-7000-8000-000000000000'], String: LEGAL_TEXTS };
  return mostly(fc.constantFrom<unknown>(...(known ?? fits[plain.name] ?? LEGAL_TEXTS)), fc.constantFrom<unknown>(...(hostile[plain.name] ?? BAD_TEXTS)));
}

/** The one almost always: a whole form with one mistake in it goes deeper than one of nothing but mistakes. */
const mostly = (often: fc.Arbitrary<unknown>, seldom: fc.Arbitrary<unknown>, odds = 20): fc.Arbitrary<unknown> => fc.oneof({ weight: odds, arbitrary: often }, { weight: 1, arbitrary: seldom });
