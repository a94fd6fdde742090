import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { CallbackFieldsFragment, CallbackResultFieldsFragment } from '../gql/graphql';
import type { RefusalWords } from '../ui/refusal-note';

export type CallbackView = CallbackFieldsFragment;

/** What people do with a visit, by the API's names. */
export type CallbackVerb = 'planCallback' | 'attemptCallback' | 'recordCallback' | 'reviewCallback' | 'decideCallback' | 'replaceCallback' | 'askSecondVisit';

export function actionOf({ availableActions }: Pick<CallbackView, 'availableActions'>, verb: CallbackVerb) {
  return availableActions.find((action) => action.verb === verb);
}

export function may(callback: Pick<CallbackView, 'availableActions'>, verb: CallbackVerb): boolean {
  return actionOf(callback, verb)?.allowed ?? false;
}

/** What became of an act. FAILED: nobody knows; the same act may be sent again. */
export type Outcome = { readonly kind: 'DONE' } | { readonly kind: 'REFUSED'; readonly refusal: RefusalWords } | { readonly kind: 'FAILED'; readonly error: unknown };

type Verb = TypedDocumentNode<{ readonly result: CallbackResultFieldsFragment }, never>;
export type InputOf<Document> = Document extends TypedDocumentNode<unknown, infer Variables> ? (Variables extends { readonly input: infer Input } ? Input : never) : never;

/** One of the verbs that answer with the visit. @returns sends it; never throws */
export function useCallbackVerb<Document extends Verb>(verb: Document): (input: InputOf<Document>) => Promise<Outcome> {
  const client = useApolloClient();
  const document: DocumentNode = verb;
  const mutation = document as TypedDocumentNode<{ readonly result: CallbackResultFieldsFragment }, { readonly input: InputOf<Document> }>;
  return async (input) => {
    try {
      const { data } = await client.mutate({ mutation, variables: { input } });
      if (!data) throw new Error('the verb was answered without data');
      return data.result.refusal ? { kind: 'REFUSED', refusal: data.result.refusal } : { kind: 'DONE' };
    } catch (error) {
      return { kind: 'FAILED', error };
    }
  };
}
