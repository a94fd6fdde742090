import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { CaseResultFieldsFragment } from '../../gql/graphql';
import type { Answer } from './answer';

/** A mutation whose answer is a case, under the alias `result`. */
type CaseVerb = TypedDocumentNode<{ readonly result: CaseResultFieldsFragment }, never>;
type InputOf<Verb> = Verb extends TypedDocumentNode<unknown, infer Variables> ? (Variables extends { readonly input: infer Input } ? Input : never) : never;

/** One of the verbs that answer with the case. @returns sends it; never throws */
export function useCaseVerb<Verb extends CaseVerb>(verb: Verb): (input: InputOf<Verb>) => Promise<Answer> {
  const client = useApolloClient();
  const document: DocumentNode = verb;
  const mutation = document as TypedDocumentNode<{ readonly result: CaseResultFieldsFragment }, { readonly input: InputOf<Verb> }>;
  return async (input) => {
    try {
      const { data } = await client.mutate({ mutation, variables: { input } });
      if (!data) throw new Error('the verb was answered without data');
      const { refusal, conflict, case: work } = data.result;
      if (refusal) return { kind: 'REFUSED', refusal };
      return conflict ? { kind: 'CONFLICT', theirs: conflict.case } : { kind: 'DONE', ...(work ? { number: work.number } : {}) };
    } catch (error) {
      return { kind: 'FAILED', error };
    }
  };
}
