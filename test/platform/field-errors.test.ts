import { describe, expect, it } from 'vitest';
import { recordMovementOperation } from '../../shared/api/movement-operations.ts';
import { listBoxOperation } from '../../shared/api/division-operations.ts';
import { moveClockOperation } from '../../shared/api/sandbox-operations.ts';
import { fieldErrors } from '../../shared/lambda/field-errors.ts';
import { inflowBody } from './small-world.ts';

const good = inflowBody('330106002', '2026-11-20', '411525');

describe('what is said of a field', () => {
  it.each([
    ['a day of another form', { happenedOn: '2026年11月20日' }, 'for example 2026-11-20'],
    ['a day that there is not', { happenedOn: '2026-02-30' }, 'is no real day'],
    ['a code that is too short', { household: { division: '41152' } }, 'a division code, digits only'],
    ['a kind that is none', { kind: 'arrival' }, 'must be one of: inflow, outflow'],
    ['a field that is none', { colour: 'red' }, 'leave it out'],
    ['a number in place of text', { reason: 4 }, 'must be one of: work'],
    ['too long a text', { employer: 'x'.repeat(41) }, 'at most 40'],
  ])('%s: one sentence that says what it should be', (_, change, sentence) => {
    const issues = recordMovementOperation.body.safeParse({ ...good, ...change }).error?.issues ?? [];
    const [first, ...others] = fieldErrors(issues, 'en');
    expect(first?.detail).toContain(sentence);
    expect(others).toEqual([]);
    const [inChinese] = fieldErrors(issues, 'zh-CN');
    expect(inChinese?.pointer).toBe(first?.pointer);
    expect(inChinese?.detail).toMatch(/\p{Script=Han}/u);
  });

  it('an instant shows one, and other forms promise nothing false', () => {
    const clock = moveClockOperation.body.safeParse({ to: '2026-12-31' }).error?.issues ?? [];
    expect(fieldErrors(clock, 'en')[0]?.detail).toContain('for example 2026-11-20T08:00:00.000Z');
    const limit = listBoxOperation.query.safeParse({ limit: '10000' }).error?.issues ?? [];
    expect(fieldErrors(limit, 'en')).toEqual([{ pointer: '/limit', detail: 'is not in the required form' }]);
  });
});
