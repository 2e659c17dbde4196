import type { Run } from './run.ts';
import type { RunPage, RunQuery } from './run-store.ts';

/** A run's place in the list, and the cursor of the page that ends with it: by when it was asked for, then by its id. */
export function placeOfRun({ requestedAt, runId }: Pick<Run, 'requestedAt' | 'runId'>): string {
  return `${requestedAt}#${runId}`;
}

/** True where it is an assessment, or a what-if of one of the divisions. */
export function isListed({ kind, within }: Run, { whatIfsUnder }: Pick<RunQuery, 'whatIfsUnder'>): boolean {
  return kind === 'assessment' || whatIfsUnder.some((code) => (within ?? '').startsWith(code));
}

/** A page of the runs given, which stand in their order already and come after the page before. */
export function pageOfRuns(runs: Iterable<Run>, query: RunQuery): RunPage {
  const page: Run[] = [];
  for (const run of runs) {
    if (!isListed(run, query)) continue;
    const last = page.at(-1);
    if (page.length === query.limit && last) return { runs: page, next: placeOfRun(last) };
    page.push(run);
  }
  return { runs: page };
}
