import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DutyLine } from '../../../shared/domain/assessment/fact/duty-line.ts';
import { packDutyLine, unpackDutyLine } from '../../../shared/domain/assessment/fact/packed-duty-line.ts';
import { MovementFact } from '../../../shared/domain/fact/movement-fact.ts';
import { packFact, unpackFact } from '../../../shared/domain/fact/packed-fact.ts';

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = instant.map((text) => text.slice(0, 10));
const office = fc.constantFrom('330106002', '330106', '411525100');
const code = fc.constantFrom('330106002007', '330106002', '411525', null);
const person = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '_', '-'),
  minLength: 22,
  maxLength: 22,
});

describe('lines as they are stored', () => {
  it('a fact is read back as it was written, with and without each part', () => {
    const fact = fc
      .record(
        {
          office,
          quarter: fc.constantFrom('2026Q1', '2026Q4'),
          recordedAt: instant,
          personId: person,
          kind: fc.constantFrom(...MovementFact.shape.kind.options),
          side: fc.constantFrom(...MovementFact.shape.side.options),
          happenedOn: day,
          late: fc.boolean(),
          category: fc.constantFrom(...MovementFact.shape.category.options),
          household: code,
          residence: code,
          area: fc.constantFrom('G-1', 'WG-0123'),
          movement: fc.constantFrom('its own', 'another'),
        },
        {
          noNullPrototype: true,
          requiredKeys: [
            'office',
            'quarter',
            'recordedAt',
            'personId',
            'kind',
            'side',
            'happenedOn',
            'late',
            'category',
            'household',
            'residence',
            'movement',
          ],
        },
      )
      .map((made) => ({
        ...made,
        movement: made.movement === 'another' ? 'm1' : `${made.personId}.3`,
      }));
    fc.assert(
      fc.property(fact, (made) => {
        const { office: of, quarter, recordedAt, movement } = MovementFact.parse(made);
        expect(unpackFact({ office: of, quarter, recordedAt, movement }, packFact(made))).toEqual(made);
      }),
    );
  });

  it('a fact takes some 50 bytes', () => {
    const line = packFact({
      office: '330106002',
      quarter: '2026Q1',
      recordedAt: '2026-02-03T01:00:00.000Z',
      movement: `${'p'.repeat(22)}.1`,
      personId: 'p'.repeat(22),
      kind: 'inflow',
      side: 'residence',
      happenedOn: '2026-02-01',
      late: false,
      category: 'migrant',
      household: '411525',
      residence: '330106002007',
      area: 'G-1',
    });
    expect(line).toBe('irm-2026-02-01411525|330106002007|G-1');
  });

  it('a duty line is read back as it was written, whether it is of the plain form or not', () => {
    const limit = fc.record({
      from: day,
      days: fc.integer({ min: 1, max: 366 }),
      unit: fc.constantFrom('working' as const, 'calendar' as const),
      rollToWorkingDay: fc.boolean(),
    });
    const stretches = fc.array(fc.record({ from: instant, until: instant }), { maxLength: 2 });
    const made = fc
      .record({
        kind: fc.constantFrom('acceptance' as const, 'reply' as const, 'end' as const),
        office,
        started: instant,
        decided: instant,
        counted: limit,
        how: fc.constantFrom('done' as const, 'withdrawn' as const),
        noticeKind: fc.constantFrom(
          'movement-notice' as const,
          'verification-request' as const,
          'service-referral' as const,
          'correction' as const,
        ),
        holder: fc.option(office),
        incompleteAt: fc.option(instant),
        held: fc.oneof(fc.constant('whole' as const), fc.constant(null), stretches),
        departure: fc.option(fc.record({ happenedOn: day, foundAt: instant })),
      })
      .map(({ kind, started, decided, holder, held, ...said }): DutyLine => {
        const lineId = `${'p'.repeat(22)}.1.former#${kind}`;
        const spent = held === 'whole' ? [{ from: started, until: decided }] : held;
        return {
          lineId,
          kind,
          noticeId: `${'p'.repeat(22)}.1.former`,
          office: said.office,
          decidedAt: decided,
          ...(kind !== 'end' && {
            run: {
              dutyId: lineId,
              noticeKind: said.noticeKind,
              what: kind,
              startedAt: started,
              counted: said.counted,
              holders: [
                { office: said.office, since: started },
                ...(holder === null ? [] : [{ office: holder, since: decided }]),
              ],
              ended: { how: said.how, at: decided },
              ...(said.incompleteAt !== null && { incompleteAt: said.incompleteAt }),
            },
          }),
          ...(spent !== null && { held: spent }),
          ...(said.departure !== null && { departure: said.departure }),
        };
      });
    fc.assert(
      fc.property(made, (line) => {
        const { lineId, kind, office: of, decidedAt } = DutyLine.parse(line);
        const text = packDutyLine(line);
        expect(unpackDutyLine({ lineId, kind, office: of, decidedAt }, text)).toEqual(line);
        const isPlain = line.run?.holders.length === 1 && (line.held?.length ?? 1) === 1;
        if (isPlain && line.held === undefined) expect(text.length).toBeLessThan(115);
      }),
    );
  });
});
