import { Kind, visit, type DocumentNode } from 'graphql';
import { badInput } from '../access/refusals.js';

const DEEPEST = 12;

/**
 * Every text that comes in: PostgreSQL cannot keep NUL, and half an emoji would come back as another character. Both are bad input, said so, never changed in silence.
 * @throws GraphQLError BAD_USER_INPUT; also for variables nested deeper than any input type
 */
export function checkVariables(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    checkText(value);
  } else if (typeof value === 'object' && value !== null) {
    if (depth >= DEEPEST) {
      throw badInput({ zh: `变量嵌套超过 ${DEEPEST} 层。请减少层数。`, en: `The variables are nested more than ${DEEPEST} deep. Flatten them.` });
    }
    for (const part of Object.values(value)) {
      checkVariables(part, depth + 1);
    }
  }
}

/** The same for texts written into the document itself. */
export function checkLiterals(document: DocumentNode): void {
  visit(document, { [Kind.STRING]: (node) => checkText(node.value) });
}

function checkText(text: string): void {
  if (text.includes('\0')) {
    throw badInput({ zh: '文字中含有无法保存的空字符（U+0000），请删去。', en: 'A text contains the character NUL (U+0000), which cannot be kept. Take it out.' });
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw badInput({ zh: '文字中含有半个字符（孤立的代理码），请删去。', en: 'A text contains half of a character (a lone surrogate). Take it out.' });
  }
}
