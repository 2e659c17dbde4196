import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyLine } from '../../shared/domain/assessment/fact/duty-line.ts';
import type { DutyCursor } from '../../shared/domain/assessment/fact/duty-store.ts';
import type { FactContent, ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';
import type { ReportedFactCursor } from '../../shared/domain/assessment/fact/reported-fact-store.ts';
import { instant, newPerson } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

let offices = 0;
/** A township nobody else in this file has. */
export const newOffice = (): string => `3302${String(10_000 + ++offices)}`;

/** What the stores of facts promise, the same on every engine. */
export function assessmentFactsContract(name: string, stores: () => EngineStores): void {
  describe(`duty lines on ${name}`, () => {
    const line = (office: string, minute: number, changes: Partial<DutyLine> = {}): DutyLine => ({
      lineId: `N-${minute}#reply.1`,
      kind: 'reply',
      noticeId: `N-${minute}`,
      office,
      decidedAt: instant(minute),
      run: {
        dutyId: `N-${minute}#reply.1`,
        noticeKind: 'verification-request',
        what: 'reply',
        startedAt: instant(0),
        counted: { from: '2026-03-02', days: 30, unit: 'calendar', rollToWorkingDay: true },
        holders: [{ office, since: instant(0) }],
        ended: { how: 'done', at: instant(minute) },
      },
      ...changes,
    });
    const incomplete = (of: DutyLine, minute: number): DutyLine => ({
      ...of,
      ...(of.run && { run: { ...of.run, incompleteAt: instant(minute) } }),
    });
    const all = async (list: readonly string[], limit = 100) => {
      const seen: DutyLine[] = [];
      let after: DutyCursor | undefined;
      do {
        const page = await stores().duties.list({
          offices: list,
          kind: 'reply',
          from: instant(0),
          until: instant(1_000),
          limit,
          ...(after && { after }),
        });
        expect(page.lines.length).toBeLessThanOrEqual(limit);
        seen.push(...page.lines);
        after = page.next;
      } while (after);
      return seen;
    };

    it('end in the same state whatever arrives twice and out of order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([0, 0, 1, 1, 2, 2], { minLength: 6 }), async (order) => {
          const office = newOffice();
          const plain = line(office, 1);
          const known = [plain, incomplete(plain, 5), line(office, 2)];
          let written = 0;
          for (const which of order) written += await stores().duties.put([known[which] as DutyLine]);
          expect(await all([office])).toEqual([known[1], known[2]]);
          // The answer that came before its being found incomplete was new too.
          expect(written).toBe(order.indexOf(0) < order.indexOf(1) ? 3 : 2);
          expect(await stores().duties.put(known)).toBe(0);
        }),
        { numRuns: 10 },
      );
    });

    it('give back whole what a notice’s end says with them', async () => {
      const office = newOffice();
      const whole = line(office, 3, {
        held: [{ from: instant(0), until: instant(3) }],
        departure: { happenedOn: '2026-02-20', foundAt: instant(0) },
      });
      await stores().duties.put([whole]);
      expect(await all([office])).toEqual([whole]);
    });

    it('page over several offices in the order of decision, each once, by kind, the end left out', async () => {
      const list = [newOffice(), newOffice(), newOffice()];
      const lines = Array.from({ length: 9 }, (_, i) => line(list[i % 3] ?? '', i));
      await stores().duties.put(lines.toReversed());
      await stores().duties.put([line(list[0] ?? '', 4, { kind: 'acceptance', lineId: 'N-4#acceptance' })]);
      for (const limit of [2, 4, 9]) expect(await all(list, limit)).toEqual(lines);
      const part = { offices: list, kind: 'reply', from: instant(2), until: instant(5), limit: 9 } as const;
      expect((await stores().duties.list(part)).lines).toEqual(lines.slice(2, 5));
      expect((await stores().duties.list({ ...part, until: instant(1) })).lines).toEqual([]);
    });
  });

  describe(`reported facts on ${name}`, () => {
    const fact = (office: string, changes: Partial<ReportedFact> = {}): ReportedFact => ({
      root: newPerson(),
      seq: 1,
      office,
      place: office,
      content: { kind: 'training', on: '2026-03-02', unit: 'sessions', amount: 2 },
      reportedBy: 'clerk',
      reportedAt: instant(0),
      requestKey: 'k'.repeat(22),
      contentDigest: 'd'.repeat(22),
      ...changes,
    });
    const lead = (on: string): FactContent => ({ kind: 'lead', on, outcome: 'registered' });

    it('keep the first of twenty writers of one number, and the chain in order', async () => {
      const { reported } = stores();
      const first = fact(newOffice());
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => reported.append({ ...first, reportedBy: `clerk-${i}` })),
      );
      expect(answers.filter((answer) => answer === 'appended')).toHaveLength(1);
      for (const seq of [2, 10, 3]) expect(await reported.append({ ...first, seq })).toBe('appended');
      const chain = await reported.chain(first.root);
      expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 10]);
      expect(chain[0]?.reportedBy).toBe(`clerk-${answers.indexOf('appended')}`);
      expect(await reported.chain(newPerson())).toEqual([]);
    });

    it('give back what was written', async () => {
      const whole = fact(newOffice(), {
        area: 'G-1',
        evidence: '签到表',
        withdrawn: true,
        content: {
          kind: 'due-task',
          task: 'permit-issue',
          openedOn: '2026-03-01',
          on: '2026-03-16',
          doneOn: null,
        },
      });
      await stores().reported.append(whole);
      expect(await stores().reported.chain(whole.root)).toEqual([whole]);
    });

    it('are listed by family and day over several offices, each record once, both days included', async () => {
      const list = [newOffice(), newOffice()];
      const days = ['2026-03-01', '2026-03-02', '2026-03-02', '2026-03-31', '2026-04-01'];
      const written = days.map((on, i) => fact(list[i % 2] ?? '', { content: lead(on) }));
      const corrected = { ...(written[1] as ReportedFact), seq: 2, reportedBy: 'another' };
      const other = fact(list[0] ?? '');
      for (const one of [...written, corrected, other]) await stores().reported.append(one);
      const march = { family: 'lead', from: '2026-03-01', to: '2026-03-31' } as const;
      const wanted = [written[0], written[1], corrected, written[2], written[3]];
      for (const limit of [1, 2, 5, 9]) {
        const seen: ReportedFact[] = [];
        let after: ReportedFactCursor | undefined;
        do {
          const page = await stores().reported.list({
            offices: list,
            ...march,
            limit,
            ...(after && { after }),
          });
          expect(page.facts.length).toBeLessThanOrEqual(limit);
          seen.push(...page.facts);
          after = page.next;
        } while (after);
        expect(seen).toEqual(wanted);
      }
      const none = { offices: list, ...march, limit: 9 };
      expect((await stores().reported.list({ ...none, to: '2026-02-28' })).facts).toEqual([]);
      expect((await stores().reported.list({ ...none, family: 'task' })).facts).toEqual([]);
    });
  });
}
