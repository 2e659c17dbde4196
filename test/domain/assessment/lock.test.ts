import { describe, expect, it } from 'vitest';
import { lockRun, type LockFacts, unitsToRescore } from '../../../shared/domain/assessment/lock/lock-run.ts';
import { nextRevision, type RevisionFacts } from '../../../shared/domain/assessment/lock/next-revision.ts';
import {
  causeSentence,
  type EstablishedCause,
} from '../../../shared/domain/assessment/result/revision-cause.ts';
import { done, filed, uphold, window } from './objections.ts';

const AFTER = '2026-07-08T16:00:00.000Z';

function outcome(said: Partial<LockFacts> = {}, now = AFTER) {
  const locked = lockRun(
    {
      runId: 'run',
      superior: '330106',
      lockedAt: null,
      window,
      expected: 8,
      scored: 8,
      objections: [],
      taken: new Set(),
      ...said,
    },
    now,
  );
  return locked.kind === 'refused' ? locked.refusal.name : locked.lockedAt;
}

describe('the lock of a run', () => {
  const open = filed();
  const upheld = done(open, uphold);
  const rejected = done(open, { action: 'reject', reason: '证据不足' });

  it('comes when all is scored, the window is over and every objection has ended', () => {
    expect(outcome()).toBe(AFTER);
    expect(outcome({ scored: 7 })).toBe('run-incomplete');
    expect(outcome({}, '2026-07-08T15:59:59.999Z')).toBe('objection-window-open');
    expect(outcome({ objections: [open] })).toBe('objections-open');
    expect(outcome({ objections: [rejected] })).toBe(AFTER);
  });

  it('waits for the calculation of what was upheld', () => {
    expect(outcome({ objections: [upheld] })).toBe('rescoring-missing');
    expect(unitsToRescore([upheld, rejected], new Set())).toEqual(['t-1']);
    expect(outcome({ objections: [upheld], taken: new Set([upheld.objectionId]) })).toBe(AFTER);
  });

  it('keeps its first instant', () => {
    expect(outcome({ lockedAt: AFTER, scored: 0 }, '2026-09-01T00:00:00.000Z')).toBe(AFTER);
  });
});

describe('a calculation after another', () => {
  const cause: EstablishedCause = {
    kind: 'records-corrected',
    reference: 'correction-7',
    reason: '两条登记经核实属邻镇',
    office: '330106',
    by: 'auditor',
    at: '2026-08-01T02:00:00.000Z',
  };
  const revise = (said: Partial<RevisionFacts>) => {
    const next = nextRevision({
      unitId: 't-1',
      revision: 2,
      inputDigest: 'a',
      nextInputDigest: 'b',
      isLocked: true,
      cause,
      enteredBy: [],
      ...said,
    });
    return next.kind === 'refused' ? next.refusal.name : `${next.kind} ${next.revision}`;
  };

  it('is a new revision before the lock, and after it only with a cause', () => {
    expect(revise({ isLocked: false, cause: null })).toBe('revised 3');
    expect(revise({})).toBe('revised 3');
    expect(revise({ cause: null })).toBe('results-locked');
    expect(revise({ cause: { ...cause, kind: 'upheld-objection' } })).toBe('results-locked');
    expect(revise({ cause: { ...cause, kind: 'upheld-objection' }, isLocked: false })).toBe('revised 3');
  });

  it('writes nothing where the inputs are the same', () => {
    expect(revise({ nextInputDigest: 'a', cause: null })).toBe('unchanged 2');
  });

  it('is decided by a hand that did not enter the facts', () => {
    expect(revise({ enteredBy: ['clerk', 'auditor'] })).toBe('auditor-is-concerned');
  });

  it('says why', () => {
    expect(causeSentence(cause).zh).toBe('数据更正（correction-7）：两条登记经核实属邻镇');
    expect(causeSentence(cause).en).toContain('records were corrected');
  });
});
