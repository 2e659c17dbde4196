import type { Run } from '../run/run.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { UnitResult } from '../result/unit-result.ts';

/** The run whose results are exported, with the scheme that it kept. */
export interface ExportedRun {
  readonly run: Run;
  readonly scheme: Scheme;
}

/** A result with its unit's name: 甲镇. */
export interface ExportedResult {
  readonly result: UnitResult;
  readonly name: string;
}
