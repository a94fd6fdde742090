import { GraphQLError, Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Words } from '@guanjia/domain';
import { refusal } from '../access/refusals.js';

/**
 * What one document may ask for. Counted with fragments expanded, in one linear walk, before the standard rules run: some of those are quadratic.
 * The numbers leave the dashboard's largest document (a case with everything) a factor of two to three.
 */
export const DOCUMENT_LIMITS = {
  /** Bounds everything else: parsing stops here. */
  tokens: 2_500,
  depth: 12,
  /** The standard introspection query nests types seven deep below its fields; production refuses it anyway. */
  introspectionDepth: 20,
  fields: 1_000,
  aliases: 30,
  rootFields: 20,
  rootMutations: 5,
  directives: 30,
  directivesOnOne: 3,
  sameFieldTwice: 3,
} as const;

const COUNTED: Readonly<Record<keyof typeof DOCUMENT_LIMITS, Words>> = {
  tokens: { zh: '个词', en: 'tokens' },
  depth: { zh: '层', en: 'levels' },
  introspectionDepth: { zh: '层', en: 'levels' },
  fields: { zh: '个字段', en: 'fields' },
  aliases: { zh: '个别名', en: 'aliases' },
  rootFields: { zh: '个顶层字段', en: 'fields at the top' },
  rootMutations: { zh: '个同时提交的变更', en: 'mutations at once' },
  directives: { zh: '个指令', en: 'directives' },
  directivesOnOne: { zh: '个同处的指令', en: 'directives in one place' },
  sameFieldTwice: { zh: '次同一字段', en: 'times the same field' },
};

interface Size {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
  /** Fields of the topmost level. */
  width: number;
}

const tooMuch = ({ zh, en }: Words) => refusal('GRAPHQL_VALIDATION_FAILED', { zh: `请求超出限制：${zh}。`, en: `The document asks for too much: ${en}` });

/**
 * Parses a document and holds it against the limits.
 * @throws GraphQLError GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED, one
 */
export function parseWithinLimits(text: string): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: DOCUMENT_LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) {
      throw new GraphQLError(error.message, { source: error.source, positions: error.positions, extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
    }
    // A document nested thousands deep overflows the parser's stack within the token limit.
    throw tooMuch({ zh: '嵌套过深', en: 'it is nested too deeply' });
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const sizes = new Map<string, Size | 'being measured'>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const size = measure(definition.selectionSet, fragments, sizes, false);
      hold('fields', size.fields);
      hold('aliases', size.aliases);
      hold('directives', size.directives + few(definition.directives));
      hold(definition.operation === 'mutation' ? 'rootMutations' : 'rootFields', size.width);
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      measureFragment(definition.name.value, fragments, sizes, false);
    }
  }
  return document;
}

function hold(limit: keyof typeof DOCUMENT_LIMITS, count: number): void {
  if (count > DOCUMENT_LIMITS[limit]) {
    const [most, what] = [DOCUMENT_LIMITS[limit], COUNTED[limit]];
    throw tooMuch({ zh: `多于 ${most} ${what.zh}`, en: `more than ${most} ${what.en}` });
  }
}

function few(directives: readonly unknown[] | undefined): number {
  const count = directives?.length ?? 0;
  hold('directivesOnOne', count);
  return count;
}

function measureFragment(name: string, fragments: Map<string, FragmentDefinitionNode>, sizes: Map<string, Size | 'being measured'>, introspection: boolean): Size {
  const known = sizes.get(name);
  if (known === 'being measured') {
    throw tooMuch({ zh: `片段“${name}”包含自身`, en: `fragment "${name}" contains itself` });
  }
  if (known) {
    return known;
  }
  const fragment = fragments.get(name);
  if (!fragment) {
    return { depth: 0, fields: 0, aliases: 0, directives: 0, width: 0 };
  }
  sizes.set(name, 'being measured');
  const size = measure(fragment.selectionSet, fragments, sizes, introspection || fragment.typeCondition.name.value.startsWith('__'));
  size.directives += few(fragment.directives);
  sizes.set(name, size);
  return size;
}

function measure(set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, sizes: Map<string, Size | 'being measured'>, introspection: boolean): Size {
  const total: Size = { depth: 0, fields: 0, aliases: 0, directives: 0, width: 0 };
  const keys = new Map<string, number>();
  for (const selection of set.selections) {
    total.directives += few(selection.directives);
    let part: Size | undefined;
    let deeper = 0;
    let below = introspection;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const seen = (keys.get(key) ?? 0) + 1;
      keys.set(key, seen);
      hold('sameFieldTwice', seen);
      total.fields += 1;
      total.width += 1;
      total.aliases += selection.alias ? 1 : 0;
      deeper = 1;
      below = introspection || selection.name.value.startsWith('__');
      part = selection.selectionSet && measure(selection.selectionSet, fragments, sizes, below);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      part = measure(selection.selectionSet, fragments, sizes, introspection);
      total.width += part.width;
    } else {
      part = measureFragment(selection.name.value, fragments, sizes, introspection);
      total.width += part.width;
    }
    total.fields += part?.fields ?? 0;
    total.aliases += part?.aliases ?? 0;
    total.directives += part?.directives ?? 0;
    total.depth = Math.max(total.depth, deeper + (part?.depth ?? 0));
    hold(below ? 'introspectionDepth' : 'depth', total.depth);
  }
  return total;
}
