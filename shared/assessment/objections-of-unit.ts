import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import { type Objection, objectionIdOf } from '../domain/assessment/objection/objection.ts';
import { objectionCase } from '../domain/assessment/objection/objection-case.ts';

/** Read at once; most units have none or one. */
const FIRST_READ = 2;
const LARGEST_READ = 16;

/**
 * All objections of a unit in a run, in the order in which they were filed. Read by their ids: what was ruled a moment ago is
 * among them, which a list on AWS does not promise.
 */
export async function objectionsOfUnit(
  cases: Pick<CaseStore, 'one'>,
  unit: Pick<Objection, 'runId' | 'unitId'>,
): Promise<readonly Objection[]> {
  const found: Objection[] = [];
  for (let size = FIRST_READ; ; size = Math.min(size * 2, LARGEST_READ)) {
    const numbers = Array.from({ length: size }, (_, place) => found.length + place + 1);
    const read = await Promise.all(
      numbers.map((number) => cases.one(objectionCase, objectionIdOf(unit, number))),
    );
    const end = read.indexOf(undefined);
    found.push(...read.slice(0, end < 0 ? size : end).filter((one) => one !== undefined));
    if (end >= 0) return found;
  }
}
