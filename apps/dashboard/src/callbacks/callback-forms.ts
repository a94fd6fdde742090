import type { CallbackForm } from '../gql/graphql';
import type { CallbackView } from './callback-verbs';

/** CB-13: the forms that the procedure allows for this visit, as the server says. */
export function allowedForms({ forms }: Pick<CallbackView, 'forms'>): readonly CallbackForm[] {
  return forms.filter(({ allowed }) => allowed).map(({ form }) => form);
}
