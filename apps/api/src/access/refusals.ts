import { GraphQLError } from 'graphql';

/** No live session: sign in. */
export function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** The posts held by the viewer do not allow it. */
export function forbidden(): GraphQLError {
  return new GraphQLError('Your posts do not allow this', { extensions: { code: 'FORBIDDEN' } });
}

/** It does not exist, or lies outside the viewer's scope: the answer is the same. */
export function notFound(): GraphQLError {
  return new GraphQLError('Not found', { extensions: { code: 'NOT_FOUND' } });
}

/** A value that no rule needs to be asked about: not a date, too long, out of range. The message says which, and what would do. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
