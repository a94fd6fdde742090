import type { FigureRequestInput, FiguresInput } from '../../gql/graphql';
import { SUPERVISOR, type Request } from '../../testing/house';

/** Who sees figures, person by person, and may freeze a month. */
export const MANAGER = { ...SUPERVISOR, capabilities: [...SUPERVISOR.capabilities, 'VIEW_FIGURES', 'VIEW_PERSON_FIGURES', 'FREEZE_FIGURES', 'EXPORT_CASES', 'VIEW_POLICIES'] } as typeof SUPERVISOR;
export const NOW = '2026-11-20T01:30:00.000Z';
export const words = (text: string) => ({ zh: text, en: text });

const UNITS: Readonly<Record<string, string>> = { CASES: 'COUNT', SETTLED: 'COUNT', COMPLAINTS: 'COUNT', TIME_LIMITS: 'COUNT', ESCALATIONS: 'COUNT', TIME_TO_SETTLE: 'MINUTES', TIME_TO_REPLY: 'MINUTES', TIME_TO_FIRST_RESPONSE: 'MINUTES', TIME_TO_DEFINITE_ANSWER: 'MINUTES' };
const TARGETS: Readonly<Record<string, number>> = { CALLBACK_RATE: 100, HOME_VISIT_SHARE: 20 };

/** Counts by figure and groups: numerator, denominator, then the keys of the groups. */
export type Counts = (request: FigureRequestInput, input: FiguresInput) => readonly (readonly [number, number, ...string[]])[];

function figureOf(request: FigureRequestInput, input: FiguresInput, counts: Counts) {
  const { key, by, step } = request;
  const unit = UNITS[key] ?? 'PERCENT';
  const valueOf = (numerator: number, denominator: number) => (unit === 'PERCENT' ? (denominator ? (100 * numerator) / denominator : null) : unit === 'COUNT' ? numerator : 90);
  const points = counts(request, input).map(([numerator, denominator, ...keys]) => ({
    period: step === 'MONTH' ? input.until : `${input.from}/${input.until}`, numerator, denominator, value: valueOf(numerator, denominator), p90: unit === 'MINUTES' ? 240 : null,
    gap: TARGETS[key] === undefined ? null : Math.max(0, Math.ceil((TARGETS[key] * denominator) / 100) - numerator), records: [input.versionId ?? 'now', key, ...keys].join(' '),
    before: input.lastYear ? { numerator: 1, denominator: 2, value: valueOf(1, 2), records: ['a year before', key, ...keys].join(' ') } : null, groups: (by ?? []).map((dimension, at) => ({ dimension, key: keys[at] ?? '', name: words(keys[at] ?? '') })),
  }));
  return { key, name: words(key), unit, basis: 'DUE', counts: words('分子是什么'), of: words('分母是什么'), exclusions: [words('不计的。')], target: TARGETS[key] ?? null, clause: null, by: by ?? [], step: step ?? 'MONTH', points };
}

const person = { id: 'p-1', name: words('黄宇航') };
export const versionOf = (number: number) => ({ id: `v-${number}`, month: '2026-10', number, frozenAt: NOW, frozenBy: person, throughSeq: 40 + number, note: number > 1 ? '更正一件' : '', centre: { id: 'yh' } });

/** Answers every page of figures from the same counts. */
export function figuresServer(counts: Counts, more: Readonly<Record<string, unknown>> = {}): (request: Request) => unknown {
  return ({ operation }) =>
    operation === 'CaseEvents'
      ? { cursor: 'e:1', type: 'RESYNC', serverNow: NOW, case: null, counters: null }
      : {
          figures: ({ input }: { input: FiguresInput }) => ({ throughSeq: 120, behind: 3, at: NOW, figures: input.figures.map((request) => figureOf(request, input, counts)) }),
          figureAlerts: [{ key: 'a', sentence: words('照此进度，上门回访率到月底为15%。'), clause: null, centre: { id: 'yh', name: words('云河花园') }, records: 'of-alert' }],
          figureVersions: [versionOf(1)],
          policies: [],
          ...more,
        };
}
