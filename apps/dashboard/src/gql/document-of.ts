import { Kind, parse, type DocumentNode } from 'graphql';

/** A document from its text, with the fragments that it uses, each once. */
export function documentOf(text: string, ...uses: readonly DocumentNode[]): DocumentNode {
  const { definitions } = parse(text, { noLocation: true });
  return { kind: Kind.DOCUMENT, definitions: [...new Set([...definitions, ...uses.flatMap((used) => used.definitions)])] };
}
