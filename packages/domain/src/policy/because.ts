import type { Words } from './facts.js';

/** Why a row reads its clause as it does. A plain text (a version published before both languages were asked for, a company's own row) stands for both. */
export function becauseOf({ because }: { readonly because: Words | string }): Words {
  return typeof because === 'string' ? { zh: because, en: because } : because;
}
