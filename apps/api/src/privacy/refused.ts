import type { Words } from '@guanjia/domain';
import type { Refusal } from '@guanjia/schema';

/** A no of the product's own, in both languages. */
export function refused(message: Words): { list: null; subject: null; refusal: Refusal } {
  return { list: null, subject: null, refusal: { rule: null, clause: null, message } };
}
