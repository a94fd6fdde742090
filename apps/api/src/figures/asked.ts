import type { FigureDimension, FigureKey, FigureStep } from '@guanjia/domain';
import type { Scope } from '../access/scope.js';
import type { Span } from './spans.js';

/** Only records whose dimension has one of these keys; the empty text stands for none. */
export interface Filter {
  readonly dimension: FigureDimension;
  readonly keys: readonly string[];
}

/** One figure, as it was asked for and found to make sense. */
export interface Question {
  readonly key: FigureKey;
  readonly by: readonly FigureDimension[];
  readonly step: FigureStep;
  readonly filters: readonly Filter[];
  /** Of these records alone, as an alert names them; left out: of all. */
  readonly ids?: readonly string[];
}

/** What all figures of a request share. */
export interface Ground {
  /** The centres asked for, of those at which figures may be seen. */
  readonly scope: Scope;
  /** Whether `scope` holds all centres at which the viewer may see figures: then `records` names none. */
  readonly everywhere: boolean;
  readonly period: Span;
  readonly lastYear: boolean;
  readonly versionId: string | null;
}
