import type { ResultStore } from './result/result-store.ts';
import type { RunStore } from './run/run-store.ts';

/** Keeps assessments: the runs, and the results of units. */
export interface AssessmentStore extends RunStore, ResultStore {}
