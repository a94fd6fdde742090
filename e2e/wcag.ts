import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Language, Theme } from './desk.js';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How a page is looked at: each theme and each language once; with EVERY_LOOK=1 each language in each theme. */
export const LOOKS: readonly (readonly [Theme, Language])[] = process.env['EVERY_LOOK']
  ? [['light', 'zh-CN'], ['light', 'en'], ['dark', 'zh-CN'], ['dark', 'en']]
  : [['light', 'zh-CN'], ['dark', 'en']];

/** What of WCAG 2.2 AA the page breaks: rule, element and why. No rule is switched off. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}
