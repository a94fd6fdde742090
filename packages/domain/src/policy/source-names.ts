import type { Words } from './facts.js';
import type { Clause } from './row.js';

/** What the source keys of the register stand for. A company's own source is shown by its key. */
export const SOURCE_NAMES: Readonly<Record<string, Words>> = {
  P: { zh: '前台接待业主作业规程(十五)', en: 'Front-desk reception of residents (15)' },
  S: { zh: '投诉处理作业规程(九)', en: 'Complaint handling (9)' },
  K: { zh: '住户投诉处理标准作业规程(九)', en: 'Standard procedure for residents\' complaints (9)' },
  U: { zh: '物业行为规范指引 服务篇', en: 'Conduct guide, service part' },
  X: { zh: '小区业户投诉处理规程(八)', en: 'Handling of complaints in the estate (8)' },
  PRODUCT: { zh: '产品约定', en: 'Decision of the product' },
};

/** A clause in short: "P 4.6"; "PRODUCT" where the product decides. */
export function citation({ source, section }: Clause): string {
  return section ? `${source} ${section}` : source;
}
