import type { BenchServer } from './bench-database.js';
import type { Sizes } from './settings.js';

/** One line of the report. What was not measured is left out; `met` only where there is a goal. */
export interface ReportRow {
  readonly what: string;
  readonly product: string;
  /** What the machine can do at best. */
  readonly limit?: string;
  readonly naive?: string;
  readonly ratio?: string;
  readonly goal?: string;
  readonly met?: boolean;
}

export interface PartSettings {
  readonly server: BenchServer;
  readonly sizes: Sizes;
  /** A word of what is being done, for a part that takes its time. */
  readonly say: (words: string) => void;
}

/** A part of the bench: measures one thing beside what the machine can do at best and what a naive stack does. */
export interface Part {
  readonly title: string;
  /** What exactly is compared, in a sentence. */
  readonly about: string;
  measure(settings: PartSettings): Promise<ReportRow[]>;
}

export function section({ title, about }: Part, rows: readonly ReportRow[]): string {
  return [`### ${title}`, about, '', table(rows)].join('\n');
}

export function table(rows: readonly ReportRow[]): string {
  return ['| | product | limit | naive | ratio | goal |', '|---|---|---|---|---|---|', ...rows.map(line)].join('\n');
}

function line({ what, product, limit, naive, ratio, goal, met }: ReportRow): string {
  const wanted = goal === undefined ? undefined : met === undefined ? goal : `${goal}, ${met ? 'met' : '**missed**'}`;
  return `| ${[what, product, limit, naive, ratio, wanted].map((cell) => cell ?? '–').join(' | ')} |`;
}
