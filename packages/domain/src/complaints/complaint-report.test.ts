import { describe, expect, it } from 'vitest';
import { monthChanges, whyNotFill, whyNotRead, whyNotSend, type ComplaintReportState } from './complaint-report.js';
import { monthsUntil, reportMonth } from './report-month.js';
import type { ReportedComplaint } from './reported-complaint.js';

const at = (text: string) => Date.parse(text);
const OCTOBER = reportMonth('2026-10', 'Asia/Shanghai')!;
const WRITTEN = { comment: '噪声投诉居多。' };
const NONE = { joined: [], left: [], reclassified: [] };
const filled = (changes: Partial<ComplaintReportState> = {}): ComplaintReportState => ({ version: 1, filledBy: 'wang', readBy: null, sentAt: null, ...changes });
const says = (refusal: { message: { en: string } } | null) => refusal?.message.en ?? null;

describe('The month of a report', () => {
  it.each([
    ['in China', '2026-10', 'Asia/Shanghai', '2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00'],
    ['over the year', '2026-12', 'Asia/Shanghai', '2026-12-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['while the clocks are put back', '2026-10', 'Europe/Berlin', '2026-10-01T00:00:00+02:00', '2026-11-01T00:00:00+01:00'],
  ])('%s', (_, name, zone, start, end) => expect(reportMonth(name, zone)).toEqual({ name, start: at(start), end: at(end) }));

  it.each(['2026-13', '2026-00', '2026-1', 'October', '2026-10-01'])('%s is none', (name) => expect(reportMonth(name, 'Asia/Shanghai')).toBeNull());

  it('the newest first, from the month that it is at the centre', () => {
    expect(monthsUntil(at('2026-12-31T16:00:00Z'), 3, 'Asia/Shanghai').map(({ name }) => name)).toEqual(['2027-01', '2026-12', '2026-11']);
    expect(monthsUntil(at('2026-12-31T15:59:59.999Z'), 3, 'Asia/Shanghai').map(({ name }) => name)).toEqual(['2026-12', '2026-11', '2026-10']);
    expect(monthsUntil(at('2026-03-31T00:00:00Z'), 2, 'Asia/Shanghai').map(({ name }) => name)).toEqual(['2026-03', '2026-02']);
  });
});

describe('CP-28 (X 十五): filled in by the supervisor, read by the head, sent', () => {
  it.each([
    ['one millisecond before the month is over', -1, /not over/],
    ['when it is over', 0, null],
    ['later', 1, null],
  ])('filled in %s', (_, offset, refused) => {
    const said = says(whyNotFill(WRITTEN, OCTOBER, null, OCTOBER.end + offset));
    if (refused) expect(said).toMatch(refused);
    else expect(said).toBeNull();
  });

  it('not without a word on what the month shows', () => expect(says(whyNotFill({ comment: ' ' }, OCTOBER, null, OCTOBER.end))).toMatch(/what the month shows/));

  it('again as often as one likes before it is sent; what was sent is corrected with a reason', () => {
    expect(whyNotFill(WRITTEN, OCTOBER, filled({ readBy: 'zhao' }), OCTOBER.end)).toBeNull();
    const sent = filled({ readBy: 'zhao', sentAt: OCTOBER.end });
    expect(says(whyNotFill(WRITTEN, OCTOBER, sent, OCTOBER.end))).toMatch(/why what was sent/);
    expect(whyNotFill({ ...WRITTEN, reason: '漏记一件' }, OCTOBER, sent, OCTOBER.end)).toBeNull();
  });

  it('law 10: who filled it in does not read it; once is enough', () => {
    expect(says(whyNotRead(filled(), 'wang'))).toMatch(/other than the one who filled/);
    expect(whyNotRead(filled(), 'zhao')).toBeNull();
    expect(says(whyNotRead(filled({ readBy: 'zhao' }), 'zhao'))).toMatch(/has been read/);
    expect(says(whyNotRead(filled({ readBy: 'zhao', sentAt: 1 }), 'zhao'))).toMatch(/has been sent/);
  });

  it('not sent unread, nor twice', () => {
    expect(whyNotSend(filled(), NONE)).toMatchObject({ rule: 'CP-28', clause: { source: 'X', section: '十五' } });
    expect(whyNotSend(filled({ readBy: 'zhao' }), NONE)).toBeNull();
    expect(says(whyNotSend(filled({ readBy: 'zhao', sentAt: 1 }), NONE))).toMatch(/has been sent/);
  });

  it('CP-40 (X 十六.1): not while it leaves one out; one that was only settled or classified since does not hold it up', () => {
    expect(whyNotSend(filled({ readBy: 'zhao' }), { ...NONE, joined: ['9'] })).toMatchObject({ rule: 'CP-40', clause: { section: '十六.1' } });
    expect(whyNotSend(filled({ readBy: 'zhao' }), { ...NONE, left: ['1'], reclassified: ['2'] })).toBeNull();
  });
});

describe('What became different in a month that was filled in', () => {
  const complaint = (id: string, changes: Partial<ReportedComplaint> = {}): ReportedComplaint => ({
    id, category: null, validity: 'VALID', severity: 'MINOR', outcome: 'OPEN', answer: null, limits: 'RUNNING', opinion: null, repeat: false, collective: false, ...changes,
  });

  it('joined, left, of another class; what went on is no difference', () => {
    const before = [complaint('1'), complaint('2'), complaint('3'), complaint('4')];
    const now = [complaint('1', { outcome: 'SETTLED', answer: 'VISIT', limits: 'LATE', opinion: 'SATISFIED' }), complaint('2', { severity: 'MAJOR' }), complaint('4', { collective: true }), complaint('5')];
    expect(monthChanges(before, now)).toEqual({ joined: ['5'], left: ['3'], reclassified: ['2', '4'] });
    expect(monthChanges(now, now)).toEqual(NONE);
  });
});
