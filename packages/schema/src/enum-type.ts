import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum whose values are its names, from one sentence a value.
 * The record is exhaustive over the domain's own union: a value that the domain gains and the contract lacks does not compile.
 */
export function enumType<Value extends string>(name: string, description: string, values: Readonly<Record<Value, string>>): { readonly [V in Value]: V } {
  const names = Object.keys(values) as Value[];
  const object = Object.fromEntries(names.map((value) => [value, value])) as { readonly [V in Value]: V };
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as { readonly [V in Value]: { description: string } } });
  return object;
}
