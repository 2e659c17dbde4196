import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import type { ReportedFactStore } from '../domain/assessment/fact/reported-fact-store.ts';
import { findingCase } from '../domain/assessment/finding/finding.ts';
import { checkCase } from '../domain/assessment/sampling/check-case.ts';
import { taskCase } from '../domain/assessment/unit-task/task-case.ts';
import type { Movement } from '../domain/movement/movement.ts';
import type { MovementStore } from '../domain/movement/movement-store.ts';
import type { NoticesById } from '../domain/notice/notice-store.ts';

/** Where hands stand written. */
export interface HandSources {
  readonly movements: Pick<MovementStore, 'log'>;
  readonly reported: Pick<ReportedFactStore, 'chain'>;
  readonly notices: Pick<NoticesById, 'get'>;
  readonly cases: Pick<CaseStore, 'one'>;
}

/** A movement (`PERSON.SEQ`), alone or before the name of the notice that it gave birth to; a reported fact has the same shape. */
const LOGGED = /^([0-9A-Za-z_-]{22})\.([1-9]\d{0,8})(?=$|\.)/;

/**
 * 经手人: whose hands entered a record that a measure counts, by its id. Of a movement: who recorded it, and who corrected it. Of a
 * reported fact: all who reported or corrected it. Of a notice, and of each duty in it: all who acted on it on either side, and who
 * recorded the movement that it tells of. Of a task: all who set, answered or judged it. Of a sampled check: who settled it. Of a finding:
 * who established it.
 *
 * What cannot be known: who inspected a house (an inspection is a record of its own, and a house is objected to by the house’s),
 * and what somebody did under another sign-in.
 */
export async function handsOfRecord(record: string, sources: HandSources): Promise<readonly string[]> {
  const [noticeId = record] = record.split('#', 1);
  const [logged, reported, notice, task, judged] = await Promise.all([
    movementHands(noticeId, sources.movements),
    reportedHands(record, sources.reported),
    sources.notices.get(noticeId),
    sources.cases.one(taskCase, record),
    judgingHands(record, sources.cases),
  ]);
  return [...new Set([...logged, ...reported, ...actingHands(notice), ...actingHands(task), ...judged])];
}

async function movementHands(
  record: string,
  movements: HandSources['movements'],
): Promise<readonly string[]> {
  const [, personId, number] = LOGGED.exec(record) ?? [];
  if (personId === undefined) return [];
  const seq = Number(number);
  return handsInLog(await movements.log(personId), seq);
}

/** Who recorded the movement of a number, and who corrected it. */
export function handsInLog(log: readonly Movement[], seq: number): readonly string[] {
  return log
    .filter((movement) => movement.seq === seq || movement.corrects === seq)
    .map(({ recordedBy }) => recordedBy);
}

/** Everybody who acted on a notice or a task. */
export function actingHands(
  one: { readonly timeline: readonly { readonly subject?: string | undefined }[] } | undefined,
): readonly string[] {
  return (one?.timeline ?? []).flatMap(({ subject }) => subject ?? []);
}

/** `check.…` is a check; a finding is named by its office, its record and its kind. */
async function judgingHands(record: string, cases: HandSources['cases']): Promise<readonly string[]> {
  if (record.startsWith('check.')) {
    const check = await cases.one(checkCase, record);
    return check?.outcome ? [check.outcome.checkedBy] : [];
  }
  if (!/^\d{6,12}\..+\.[a-z]+$/.test(record)) return [];
  const finding = await cases.one(findingCase, record);
  return finding ? [finding.establishedBy] : [];
}

async function reportedHands(record: string, reported: HandSources['reported']): Promise<readonly string[]> {
  const [id, root] = LOGGED.exec(record) ?? [];
  if (root === undefined || id !== record) return [];
  return (await reported.chain(root)).map(({ reportedBy }) => reportedBy);
}
