import {
  getNamedType, getNullableType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLOutputType,
} from 'graphql';

/** By the name of an argument: the id that is given for it; `id` for all others. */
export type Ids = Readonly<Record<string, string>>;

/**
 * A well-formed question for any operation of the contract, so that a test can ask all of them.
 * @param which `all` optional ids, or none but `id`: where one of several is wanted, all of them are refused before they are looked up
 */
export function questionOf(type: 'query' | 'mutation' | 'subscription', { name, args, type: answer }: GraphQLField<unknown, unknown>, ids: Ids, which: 'all' | 'one'): { document: string; variables: Record<string, unknown> } {
  const used = args.filter((argument: GraphQLArgument) => isNonNullType(argument.type) || argument.name === 'id' || (which === 'all' && argument.name in ids));
  const declared = used.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = used.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return {
    document: `${type} ${declared && `(${declared})`} { ${name}${given && `(${given})`} ${selectionOf(answer)} }`,
    variables: Object.fromEntries(used.map((argument) => [argument.name, valueOf(argument.type, argument.name, ids)])),
  };
}

/** Something that fits the type. */
function valueOf(type: GraphQLInputType, name: string, ids: Ids): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [valueOf(plain.ofType, name, ids)];
  if (isEnumType(plain)) return plain.getValues()[0]!.name;
  if (isInputObjectType(plain)) {
    // Optional ids too: they are what is tried here. Other optional values would only be refused before.
    const fields = Object.values(plain.getFields()).filter((field) => isNonNullType(field.type) || field.name in ids);
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, field.name, ids)]));
  }
  switch (getNamedType(plain).name) {
    case 'ID':
      return ids[name] ?? ids['id'];
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2030-01-01T00:00:00Z';
    default:
      return ids[name] ?? (/on$/i.test(name) ? '2030-01-01' : '查看原因');
  }
}

/** Everything that the answer's type can show without arguments, three levels deep. */
function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter((field) => field.args.every((argument) => !isNonNullType(argument.type)));
  const parts = fields.flatMap((field) => (isLeafType(getNamedType(field.type)) ? [field.name] : depth < 2 ? [`${field.name} ${selectionOf(field.type, depth + 1)}`] : []));
  return `{ __typename ${parts.join(' ')} }`;
}
