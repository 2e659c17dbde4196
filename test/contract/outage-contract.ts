import { describe, expect, it } from 'vitest';
import { recordOutage, type OutageRecord } from '../../shared/domain/outage/outage.ts';
import { instant } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

/** The log of outages, the same on every engine. The platform has one, so these tests share it. */
export function outageContract(name: string, stores: () => EngineStores): void {
  const next = (
    log: readonly OutageRecord[],
    from: number,
    until: number,
    corrects?: number,
  ): OutageRecord => {
    const command = {
      from: instant(from),
      until: instant(until),
      cause: '机房断电',
      ...(corrects && { corrects }),
    };
    const decision = recordOutage(command, { log, now: instant(10_000), recordedBy: 'operator' });
    if (decision.kind !== 'recorded') throw new Error(decision.kind);
    return decision.record;
  };

  describe(`outages on ${name}`, () => {
    it('keep the first of twenty operators who record at once, so that none overlap', async () => {
      const { outages } = stores();
      const log = await outages.all();
      const records = Array.from({ length: 20 }, (_, i) => next(log, i, i + 15));
      const answers = await Promise.all(records.map((record) => outages.append(record)));
      expect(answers.filter((answer) => answer === 'appended')).toHaveLength(1);
      expect(await outages.all()).toEqual([...log, records[answers.indexOf('appended')]]);
    });

    it('give back whole what was recorded and corrected, by number past the ninth', async () => {
      const { outages } = stores();
      for (let i = 0; i < 12; i++) {
        const log = await outages.all();
        const record = next(log, 1000 + i * 10, 1005 + i * 10);
        expect(await outages.append(record)).toBe('appended');
        expect(await outages.append({ ...record, cause: 'other' })).toBe('taken');
        expect(await outages.all()).toEqual([...log, record]);
      }
      const log = await outages.all();
      const correction = next(log, 1000, 1001, log[1]?.seq);
      expect(await outages.append(correction)).toBe('appended');
      expect((await outages.all()).map(({ seq }) => seq)).toEqual([...log, correction].map((_, i) => i + 1));
      expect((await outages.all()).at(-1)).toEqual(correction);
    });
  });
}
