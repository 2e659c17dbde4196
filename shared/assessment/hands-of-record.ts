import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import { findingCase } from '../domain/assessment/finding/finding.ts';
import { checkCase } from '../domain/assessment/sampling/check-case.ts';
import { taskCase } from '../domain/assessment/unit-task/task-case.ts';
import { recordInHand, type RecordSources } from './record-in-hand.ts';

/** Where hands stand written. */
export interface HandSources extends RecordSources {
  readonly cases: Pick<CaseStore, 'one'>;
}

/** The movement that a notice was born from: its id begins with the movement’s. */
const BORN_FROM = /^([0-9A-Za-z_-]{22}\.[1-9]\d{0,5})\./;

/**
 * 经手人: whose hands entered a record that a measure counts, or decided on it, by its id. Of a movement: who recorded and who corrected
 * it. Of a reported fact: all who reported or corrected it. Of a notice, and of each duty in it: all who acted on it on either
 * side, and who recorded the movement that it tells of. Of a task, a check and a finding: all who set, answered, checked or judged it.
 *
 * What cannot be known: who inspected a house (an inspection is a record of its own, and the house is objected to by the house’s),
 * and what somebody did under another sign-in.
 */
export async function handsOfRecord(record: string, sources: HandSources): Promise<readonly string[]> {
  const [noticeId = record] = record.split('#', 1);
  const [, movement] = BORN_FROM.exec(noticeId) ?? [];
  const { cases } = sources;
  const [inHand, behind, task, check, finding] = await Promise.all([
    recordInHand(noticeId, sources),
    movement === undefined ? undefined : recordInHand(movement, sources),
    cases.one(taskCase, record),
    cases.one(checkCase, record),
    cases.one(findingCase, record),
  ]);
  const hands = [
    ...(inHand?.hands ?? []),
    ...(behind?.hands ?? []),
    ...(task?.timeline ?? []).map(({ subject }) => subject),
    check?.outcome?.checkedBy,
    finding?.establishedBy,
    finding?.withdrawn?.by,
  ];
  return [...new Set(hands.filter((hand) => hand !== undefined))];
}
