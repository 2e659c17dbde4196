import { describe, expect, it } from 'vitest';
import { movementNotices } from '../../../shared/domain/notice/movement-notices.ts';
import type { Movement } from '../../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../../shared/domain/movement/record-command.ts';
import { recordMovement } from '../../../shared/domain/movement/record-movement.ts';
import { type NoticeState, stateAfter } from '../../../shared/domain/notice/transitions.ts';
import { dayOf } from '../../../local/demo/office-hours.ts';
import { planDemo } from '../../../local/demo/plan.ts';
import type { MovementStep, ResponseStep } from '../../../local/demo/step.ts';
import { inventedPlaces } from './invented-places.ts';

const plan = planDemo({ seed: 'domain', people: 2_000, directory: inventedPlaces(40), until: '2026-06-30' });

/** Plays the movements into the platform's own decision, without a store. */
function played(): Map<string, Movement[]> {
  const logs = new Map<string, Movement[]>();
  const recorded = new Map<string, Movement[]>();
  for (const step of plan.steps) {
    if (step.kind !== 'movement') continue;
    recorded.set(
      step.id,
      commandsOf(step).map((command) => recordOne(step, command, logs)),
    );
  }
  return recorded;
}

function commandsOf({ command }: MovementStep): RecordMovement[] {
  const others = 'together' in command ? (command.together ?? []) : [];
  return [command, ...others.map((person) => ({ ...command, person }))];
}

function recordOne(step: MovementStep, command: RecordMovement, logs: Map<string, Movement[]>): Movement {
  const { number } = command.person.document;
  const log = logs.get(number) ?? [];
  const decision = recordMovement(command, {
    personId: number.padStart(22, '0'),
    log,
    office: { code: step.office, formerly: [] },
    now: step.at,
    today: dayOf(step.at),
    recordedBy: 'test',
    requestKey: `${step.id}/${number}`,
    contentDigest: step.id,
    categoryOf: () => 'migrant',
  });
  if (decision.kind !== 'recorded') throw new Error(`${step.id}: ${JSON.stringify(decision)}`);
  logs.set(number, [...log, decision.movement]);
  return decision.movement;
}

describe('the plan in the platform itself', () => {
  const recorded = played();

  it('is recorded without one refusal, and foresees every notice', () => {
    for (const step of plan.steps) {
      if (step.kind !== 'movement') continue;
      const derived = (recorded.get(step.id) ?? []).flatMap((movement, subject) =>
        movementNotices(movement).map(({ target, receiver }) => ({ subject, target, receiver })),
      );
      const foreseen = step.notices.map(({ subject, target, receiver }) => ({ subject, target, receiver }));
      const order = (
        a: { subject: number; target: string },
        b: { subject: number; target: string },
      ): number => a.subject - b.subject || a.target.localeCompare(b.target);
      expect(foreseen.sort(order), step.id).toEqual(derived.sort(order));
    }
  });

  it('marks as late just the entries that were made late', () => {
    const late = [...recorded.values()].flat().filter((movement) => movement.late);
    expect(late.length).toBeGreaterThan(5);
    for (const { kind } of late) expect(kind).toBe('inflow');
  });

  it('responds only in ways that the table of transitions allows', () => {
    const states = new Map<string, NoticeState>();
    for (const step of plan.steps) {
      if (step.kind !== 'movement' && step.kind !== 'verification') continue;
      const notices =
        step.kind === 'movement'
          ? step.notices
          : [{ subject: step.about.subject, target: 'request', ...step }];
      for (const { subject, target, behaviour } of notices) {
        states.set(`${step.id}/${subject}/${target}/0`, behaviour === 'paper' ? 'queued' : 'delivered');
      }
    }
    for (const step of plan.steps) if (step.kind === 'response') respond(step, states);
  });
});

function respond({ notice, action }: ResponseStep, states: Map<string, NoticeState>): void {
  const key = `${notice.step}/${notice.subject}/${notice.target}/${notice.hop}`;
  const state = states.get(key);
  if (state === undefined) throw new Error(`${key}: no such notice yet`);
  const event = action.kind === 'accept' && notice.target !== 'request' ? 'accept-and-close' : action.kind;
  const next = stateAfter(event, state);
  if (next === null) throw new Error(`${key}: ${event} is not allowed when ${state}`);
  states.set(key, next === 'queued' ? 'delivered' : next);
  if (action.kind === 'misroute') states.set(key.replace(/0$/, '1'), 'delivered');
}
