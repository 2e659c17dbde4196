import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';

/** The upheld objections whose corrections the present results of some units have taken: `taken` of the lock. */
export async function takenRulings(
  assessments: Pick<AssessmentStore, 'latestResult' | 'inputOf'>,
  runId: string,
  unitIds: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const unitId of unitIds) {
    const latest = await assessments.latestResult(runId, unitId);
    // The first revision is from before anybody could object.
    if (!latest || latest.revision === 1) continue;
    const input = await assessments.inputOf(runId, unitId, latest.revision);
    for (const { objectionId } of input?.rulings ?? []) taken.add(objectionId);
  }
  return taken;
}
