import type { Instant, Words } from '../policy/facts.js';
import type { Span } from './reach.js';

export interface Appointment extends Span {
  readonly personId: string;
  readonly post: { readonly key: string; readonly companyWide: boolean };
  /** Null: for the whole company. */
  readonly centreId: string | null;
}

/** Why a person may not be appointed like this; null: they may. @param held the person's terms of the same post at the same place */
export function whyNotAppoint({ post, centreId, from, until }: Appointment, held: readonly Span[]): Words | null {
  if (post.companyWide && centreId !== null) return { zh: '该岗位是公司岗位，不属于某个服务中心。', en: 'This post covers the whole company; it is not held at one centre.' };
  if (!post.companyWide && centreId === null) return { zh: '该岗位属于服务中心，请选择服务中心。', en: 'This post is held at a centre; choose which.' };
  if (until !== null && until <= from) return { zh: '任期的结束时间必须晚于开始时间。', en: 'A term of office ends after it begins.' };
  const overlaps = held.some((term) => (until === null || term.from < until) && (term.until === null || term.until > from));
  return overlaps ? { zh: '该员工在这段时间内已经担任此岗位。', en: 'This person holds the post there already during that time.' } : null;
}

/** Why a term may not end at that moment; null: it may. One that has not begun is withdrawn by ending it now. */
export function whyNotEnd(term: Span, at: Instant, now: Instant): Words | null {
  if (term.until !== null && term.until <= now) return { zh: '该任期已经结束。', en: 'This term of office is over.' };
  if (at < now) return { zh: '结束时间不能早于现在。', en: 'A term cannot end before now.' };
  return null;
}

export interface KnownPost {
  readonly reportsTo: string | null;
  readonly companyWide: boolean;
}

/** Why a post may not report to that one; null: it may. Above a post of the company only posts of the company stand, and no line comes back to itself. */
export function whyNotReportTo(key: string, post: KnownPost, posts: Readonly<Record<string, KnownPost>>): Words | null {
  if (post.reportsTo === null) return { zh: '请选择上级岗位：只有总经理没有上级。', en: 'Choose the post above: only the general manager has none.' };
  const above = posts[post.reportsTo];
  if (!above) return { zh: '没有这个上级岗位。', en: 'There is no such post above.' };
  if (post.companyWide && !above.companyWide) return { zh: '公司岗位不能向服务中心的岗位汇报。', en: 'A post of the whole company cannot report to one of a centre.' };
  const line = new Set([key]);
  for (let up: string | null = post.reportsTo; up !== null; up = posts[up]?.reportsTo ?? null) {
    if (line.has(up)) return { zh: '汇报关系不能绕回自己。', en: 'A reporting line cannot come back to itself.' };
    line.add(up);
  }
  return null;
}
