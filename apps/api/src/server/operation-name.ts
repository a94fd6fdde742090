import { getOperationAST, type DocumentNode, type GraphQLSchema } from 'graphql';

/**
 * What a document does, for logs and metrics: its first root field, such as `mutation settleCase`. Never the client's own operation name, which may say
 * anything; the set is bounded by the contract.
 */
export function operationNameOf(schema: GraphQLSchema, document: DocumentNode, chosen: unknown): string {
  const operation = getOperationAST(document, typeof chosen === 'string' ? chosen : null) ?? getOperationAST(document);
  if (!operation) return 'unknown';
  const [first] = operation.selectionSet.selections;
  const field = first?.kind === 'Field' ? schema.getRootType(operation.operation)?.getFields()[first.name.value]?.name : undefined;
  return `${operation.operation} ${field ?? 'other'}`;
}
