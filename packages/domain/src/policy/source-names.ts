import type { Words } from './facts.js';
import type { Clause } from './row.js';

/** What the source keys of the register stand for. A company's own source is shown by its key. */
export const SOURCE_NAMES: Readonly<Record<string, Words>> = {
  A: { zh: '住户求助服务管理标准作业规程', en: 'Help requests: standard procedure (gate guard desk)' },
  B: { zh: '住户求助服务管理工作作业规程', en: 'Help requests: procedure of the community office' },
  C: { zh: '住户求助服务作业规程（管家部）', en: 'Help requests: procedure of the stewards' },
  D: { zh: '住户报事服务管理标准作业规程', en: 'Reported matters: standard procedure' },
  E: { zh: '物业住户求助服务管理标准作业规程', en: 'Help requests: standard procedure (2 hours)' },
  F: { zh: '住户求助服务管理标准作业规程（试行）', en: 'Help requests: standard procedure (trial)' },
  G: { zh: '住户求助服务管理作业规程（综合部）', en: 'Help requests: procedure of the general department' },
  H: { zh: '小区住户求助服务作业规程', en: 'Help requests: procedure of the estate help centre' },
  I: { zh: '某物业园区住户求助服务管理作业规程', en: 'Help requests: procedure of a business park' },
  J: { zh: '物业小区客户求助工作规程', en: "Help requests: working rules for customers' requests" },
  M: { zh: '住户求助服务管理程序（总服务台）', en: 'Help requests: procedure of the main service desk' },
  N: { zh: '住户求助服务作业规程（业户）', en: 'Help requests: procedure with the duty log' },
  P: { zh: '前台接待业主作业规程（十五）', en: 'Front-desk reception of residents (15)' },
  Q: { zh: '回访管理标准作业规程（九）', en: 'Follow-up visits: standard procedure (9)' },
  S: { zh: '投诉处理作业规程（九）', en: 'Complaint handling (9)' },
  K: { zh: '住户投诉处理标准作业规程（九）', en: 'Standard procedure for residents\' complaints (9)' },
  U: { zh: '物业行为规范指引 服务篇', en: 'Conduct guide, service part' },
  X: { zh: '小区业户投诉处理规程（八）', en: 'Handling of complaints in the estate (8)' },
  PRODUCT: { zh: '产品约定', en: 'Decision of the product' },
};

/** A clause in short: "P 4.6"; "PRODUCT" where the product decides. */
export function citation({ source, section }: Clause): string {
  return section ? `${source} ${section}` : source;
}
