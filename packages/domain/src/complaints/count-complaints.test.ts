import { describe, expect, it } from 'vitest';
import { countComplaints } from './count-complaints.js';
import { reportedComplaint, type ReportedComplaint, type StoredComplaint } from './reported-complaint.js';

const one = (id: string, changes: Partial<ReportedComplaint> = {}): ReportedComplaint => ({
  id, category: 'NOISE', validity: 'VALID', severity: 'MINOR', outcome: 'SETTLED', answer: 'TELEPHONE', limits: 'WITHIN', opinion: 'SATISFIED', repeat: false, collective: false, ...changes,
});

describe('CP-15, CP-28 (X 十五): a month counted by hand', () => {
  /** October: four of noise, three of cleaning, one without a category. */
  const OCTOBER = [
    one('1'),
    one('2', { severity: 'MAJOR', limits: 'LATE', opinion: 'DISSATISFIED', answer: 'VISIT' }),
    one('3', { severity: 'MINOR', repeat: true }),
    one('4', { validity: 'INVALID', severity: null, opinion: null }),
    one('5', { category: 'CLEANING', severity: 'IMPORTANT', outcome: 'OPEN', answer: null, limits: 'RUNNING', opinion: null }),
    one('6', { category: 'CLEANING', severity: 'IMPORTANT', outcome: 'MERGED', answer: null, opinion: null, collective: true }),
    one('7', { category: 'CLEANING', validity: 'ASSIST', severity: null, answer: 'WRITTEN' }),
    one('8', { category: null, validity: null, severity: null, outcome: 'CANCELLED', answer: null, opinion: null }),
  ];

  it('category × validity × severity, the most frequent category first, what has none last', () => {
    expect(countComplaints(OCTOBER).cells).toEqual([
      { category: 'NOISE', validity: 'VALID', severity: 'MAJOR', count: 1 },
      { category: 'NOISE', validity: 'VALID', severity: 'MINOR', count: 2 },
      { category: 'NOISE', validity: 'INVALID', severity: null, count: 1 },
      { category: 'CLEANING', validity: 'VALID', severity: 'IMPORTANT', count: 2 },
      { category: 'CLEANING', validity: 'ASSIST', severity: null, count: 1 },
      { category: null, validity: null, severity: null, count: 1 },
    ]);
  });

  it('how they were answered, within limits, satisfied, open, repeated, collective', () => {
    expect(countComplaints(OCTOBER)).toMatchObject({
      total: 8,
      outcomes: { OPEN: 1, SETTLED: 5, CLOSED: 0, CANCELLED: 1, MERGED: 1 },
      answers: { VISIT: 1, TELEPHONE: 3, WRITTEN: 1, ORAL: 0, UNANSWERED: 3 },
      limits: { WITHIN: 6, RUNNING: 1, LATE: 1 },
      opinions: { SATISFIED: 3, DISSATISFIED: 1, NOT_ASKED: 4 },
      repeat: 1,
      collective: 1,
    });
  });

  it('CP-40: each complete group adds up to all of them; a month without any is counted too', () => {
    for (const month of [OCTOBER, [], OCTOBER.slice(3, 4)]) {
      const { total, cells, outcomes, answers, limits, opinions } = countComplaints(month);
      for (const group of [cells.map(({ count }) => count), ...[outcomes, answers, limits, opinions].map((counts) => Object.values(counts))]) expect(group.reduce((sum, n) => sum + n, 0)).toBe(month.length);
      expect(total).toBe(month.length);
    }
  });

  it('the order in which they are handed in does not matter', () => {
    expect(countComplaints(OCTOBER.toReversed())).toEqual(countComplaints(OCTOBER));
  });
});

describe('How a stored complaint stands', () => {
  const stored = (changes: Partial<StoredComplaint>): StoredComplaint => {
    const { outcome: _, limits: __, ...kept } = one('1');
    return { ...kept, status: 'RECEIVED', closedBecause: null, settled: false, late: 0, running: 0, ...changes };
  };

  it.each<[string, Partial<StoredComplaint>, string]>([
    ['received', { status: 'RECEIVED' }, 'OPEN'],
    ['in progress', { status: 'IN_PROGRESS' }, 'OPEN'],
    ['settled, not confirmed', { status: 'SETTLED', settled: true }, 'SETTLED'],
    ['settled and confirmed', { status: 'CLOSED', settled: true, closedBecause: 'CONFIRMED' }, 'SETTLED'],
    ['confirmed without having been settled', { status: 'CLOSED', closedBecause: 'CONFIRMED' }, 'SETTLED'],
    ['closed by the manager, who could not settle it (FD-08)', { status: 'CLOSED', closedBecause: 'MANAGER' }, 'CLOSED'],
    ['settled, then closed by the manager', { status: 'CLOSED', settled: true, closedBecause: 'MANAGER' }, 'SETTLED'],
    ['cancelled', { status: 'CLOSED', closedBecause: 'CANCELLED' }, 'CANCELLED'],
    ['merged, though it was settled before', { status: 'CLOSED', settled: true, closedBecause: 'MERGED' }, 'MERGED'],
    ['cancelled, then reopened', { status: 'IN_PROGRESS', closedBecause: 'CANCELLED' }, 'OPEN'],
    ['an imported record that only says closed', { status: 'CLOSED' }, 'CLOSED'],
  ])('%s', (_, changes, outcome) => expect(reportedComplaint(stored(changes)).outcome).toBe(outcome));

  it.each([
    ['none late, none open', 0, 0, 'WITHIN'],
    ['one runs', 0, 1, 'RUNNING'],
    ['one late while another runs', 1, 1, 'LATE'],
  ])('limits: %s', (_, late, running, limits) => expect(reportedComplaint(stored({ late, running })).limits).toBe(limits));

  it('holds nothing beside what is counted', () => {
    expect(Object.keys(reportedComplaint(stored({}))).sort()).toEqual(['answer', 'category', 'collective', 'id', 'limits', 'opinion', 'outcome', 'repeat', 'severity', 'validity']);
  });
});
