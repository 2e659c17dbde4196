import type { AssessmentStore } from '../domain/assessment/assessment-store.ts';
import { packInput, unpackInput } from '../domain/assessment/result/packed-input.ts';
import type { UnitResult } from '../domain/assessment/result/unit-result.ts';
import { pageOfRuns } from '../domain/assessment/run/latest-runs.ts';
import { CountyOutcome, type Run } from '../domain/assessment/run/run.ts';
import { Scheme } from '../domain/assessment/scheme/scheme.ts';
import type { Engine } from './engine.ts';

type Row = Record<string, unknown>;

/** `placeOfRun` of a stored run. There are some hundreds: they are sorted as they are read. */
const PLACE = "(doc ->> 'requestedAt') || '#' || run_id";
const END = '~';

/** Runs and results of assessments on the embedded engine. */
export function sqliteAssessments(engine: Engine): AssessmentStore {
  const { db } = engine;
  const oneRun = db.prepare('SELECT doc FROM assessment_runs WHERE run_id = ?');
  const unfinished = db.prepare('SELECT doc FROM assessment_runs WHERE scored = 0 ORDER BY run_id');
  const latestRuns = db.prepare(`SELECT doc FROM assessment_runs WHERE ${PLACE} < ? ORDER BY ${PLACE} DESC`);
  const insertRun = db.prepare('INSERT INTO assessment_runs VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const updateRun = db.prepare(
    'UPDATE assessment_runs SET version = ?, scored = ?, doc = ? WHERE run_id = ? AND version = ?',
  );
  const keep = db.prepare('INSERT INTO assessment_frozen VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const kept = db.prepare('SELECT doc FROM assessment_frozen WHERE run_id = ? AND what = ?');
  const saveOutcome = db.prepare(`INSERT INTO assessment_counties VALUES (?, ?, ?, ?)
    ON CONFLICT (run_id, county) DO UPDATE SET state = excluded.state, doc = excluded.doc WHERE state <> 'scored'`);
  const outcomes = db.prepare('SELECT doc FROM assessment_counties WHERE run_id = ? ORDER BY county');
  const addResult = db.prepare('INSERT INTO assessment_results VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const addInput = db.prepare('INSERT INTO assessment_inputs VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const oneResult = db.prepare(
    'SELECT doc FROM assessment_results WHERE run_id = ? AND unit_id = ? AND revision = ?',
  );
  const latest = db.prepare(
    'SELECT doc FROM assessment_results WHERE run_id = ? AND unit_id = ? ORDER BY revision DESC LIMIT 1',
  );
  const input = db.prepare(
    'SELECT doc FROM assessment_inputs WHERE run_id = ? AND unit_id = ? AND revision = ?',
  );
  // With max(), SQLite takes the other columns from the row that has it.
  const ofCounty = db.prepare(`SELECT doc, max(revision) FROM assessment_results
    WHERE run_id = ? AND unit_id > ? AND unit_id >= ? AND unit_id < ? GROUP BY unit_id ORDER BY unit_id LIMIT ?+0`);
  const textOf = (row: Row): string => String(row['doc']);
  // As we wrote them: they were parsed then.
  const runIn = (row: Row): Run => JSON.parse(textOf(row)) as Run;
  const resultIn = (row: Row): UnitResult => JSON.parse(textOf(row)) as UnitResult;
  const frozen = (runId: string, what: string): unknown => {
    const row = kept.get(runId, what);
    return row && JSON.parse(textOf(row));
  };
  return {
    async run(runId) {
      const row = oneRun.get(runId);
      return row && runIn(row);
    },
    unfinished: async () => unfinished.all().map(runIn),
    runs: async (query) => pageOfRuns(runsIn(latestRuns.all(query.after ?? END)), query),
    async saveRun(run) {
      const { runId, version } = run;
      const isScored = run.state === 'scored' ? 1 : 0;
      const doc = JSON.stringify(run);
      const { changes } = engine.write(() =>
        version === 1
          ? insertRun.run(runId, version, isScored, doc)
          : updateRun.run(version, isScored, doc, runId, version - 1),
      );
      return changes === 0 ? 'changed-meanwhile' : 'saved';
    },
    async keepScheme(runId, scheme) {
      engine.write(() => keep.run(runId, 'scheme', JSON.stringify(scheme)));
    },
    async scheme(runId) {
      const text = frozen(runId, 'scheme');
      return text === undefined ? undefined : Scheme.parse(text);
    },
    async keepCounties(runId, counties) {
      engine.write(() => keep.run(runId, 'counties', JSON.stringify(counties)));
    },
    counties: async (runId) => frozen(runId, 'counties') as readonly string[] | undefined,
    async saveOutcome(outcome) {
      const { runId, county, state } = outcome;
      const { changes } = engine.write(() => saveOutcome.run(runId, county, state, JSON.stringify(outcome)));
      return changes === 0 ? 'already-scored' : 'saved';
    },
    outcomes: async (runId) => outcomes.all(runId).map((row) => CountyOutcome.parse(JSON.parse(textOf(row)))),
    async addResult({ result, input: madeFrom }) {
      const { runId, unitId, revision } = result;
      return engine.write(() => {
        if (addResult.run(runId, unitId, revision, JSON.stringify(result)).changes === 0) return 'taken';
        addInput.run(runId, unitId, revision, packInput(madeFrom));
        return 'added';
      });
    },
    async result(runId, unitId, revision) {
      const row = oneResult.get(runId, unitId, revision);
      return row && resultIn(row);
    },
    async latestResult(runId, unitId) {
      const row = latest.get(runId, unitId);
      return row && resultIn(row);
    },
    async inputOf(runId, unitId, revision) {
      const row = input.get(runId, unitId, revision);
      return row && unpackInput(textOf(row));
    },
    async resultsOf({ runId, county, under = county, limit, after = '' }) {
      const start = under > county ? under : county;
      const rows = ofCounty.all(runId, after, start, `${start}~`, limit + 1);
      const results = rows.slice(0, limit).map(resultIn);
      const last = results.at(-1);
      return rows.length > limit && last ? { results, next: last.unitId } : { results };
    },
  };
}

/** Read one by one: a page is mostly full long before the oldest. */
function* runsIn(rows: readonly Row[]): Iterable<Run> {
  for (const row of rows) yield JSON.parse(String(row['doc'])) as Run;
}
