import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, it } from 'vitest';
import { saidByApi } from './use-failure';

const WORDS = { zh: '名称最多 40 字。', en: 'A name has 40 characters at most.' };
const answered = (code: string, messages?: typeof WORDS) => new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions: { code, ...(messages && { messages }) } }] });

it.each(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'])('a refusal (%s) is said in the API’s own words, in both languages', (code) => {
  expect(saidByApi(answered(code, WORDS))).toEqual(WORDS);
});

it('what broke, what never arrived and what says nothing is said by the screen', () => {
  expect(saidByApi(answered('INTERNAL_ERROR', { zh: '系统内部错误。', en: 'Internal error' }))).toBeNull();
  expect(saidByApi(answered('BAD_USER_INPUT'))).toBeNull();
  expect(saidByApi(new TypeError('Failed to fetch'))).toBeNull();
});
