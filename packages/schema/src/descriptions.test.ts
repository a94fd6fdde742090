import { readFileSync } from 'node:fs';
import { parse, type ASTNode } from 'graphql';
import { describe, expect, it } from 'vitest';

interface Described {
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly fields?: readonly Described[];
  readonly values?: readonly Described[];
  readonly arguments?: readonly Described[];
}

/** Each thing of the contract under its path (`Query.cases(first)`), with what is said of it. */
function* described(thing: Described, path: string): Generator<readonly [string, string]> {
  yield [path, thing.description?.value.trim() ?? ''];
  for (const part of [...(thing.fields ?? []), ...(thing.values ?? [])]) yield* described(part, `${path}.${part.name!.value}`);
  for (const argument of thing.arguments ?? []) yield [`${path}(${argument.name!.value})`, argument.description?.value.trim() ?? ''];
}

const contract = parse(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
const things = (contract.definitions as readonly (ASTNode & Described)[]).filter(({ name }) => name).flatMap((definition) => [...described(definition, definition.name!.value)]);

describe('the contract explains itself', () => {
  it('every type, field, argument, input and enum value is described', () => {
    expect(things.length).toBeGreaterThan(800);
    expect(things.filter(([, text]) => text === '').map(([path]) => path)).toEqual([]);
  });

  it('a description is a sentence', () => {
    expect(things.filter(([, text]) => text !== '' && !/[.!?)]$/.test(text))).toEqual([]);
  });
});
