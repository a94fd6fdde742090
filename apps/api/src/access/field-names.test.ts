import { isInputObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { fieldName } from './field-names.js';

const schema = buildExecutableSchema();
const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) => Object.values(root!.getFields()));
const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);

it('whatever a person can fill in has a name in Chinese, for the message that says what is wrong with it', () => {
  const fields = [...operations.flatMap(({ args }) => args), ...inputs.flatMap((input) => Object.values(input.getFields()))].map(({ name }) => name);
  expect([...new Set(fields)].filter((field) => !/\p{Script=Han}/u.test(fieldName(field)))).toEqual([]);
});

it('one of a list is called like the list; what has no name keeps the contract’s', () => {
  expect([fieldName('spans[0]'), fieldName('filter.text'), fieldName('__proto__'), fieldName('constructor')]).toEqual(['时段', 'filter.text', '__proto__', 'constructor']);
});
