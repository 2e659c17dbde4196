import { describe, expect, it } from 'vitest';
import type { SweepProgress, SweepStore } from '../../shared/domain/sweep/sweep-store.ts';

/** What both engines promise to sweeps whose runs end before they are through. */
export function sweepsContract(name: string, sweeps: () => SweepStore): void {
  describe(`the places of sweeps on ${name}`, () => {
    const begun: SweepProgress = {
      sweep: 'reconcile',
      startedAt: '2026-03-02T01:00:00.000Z',
      since: null,
      after: 'movements {"personId":"p","seq":1}',
      repaired: 3,
      wholeUntil: null,
    };

    it('keep how far a pass has come, and give it back as it was', async () => {
      expect(await sweeps().get('reconcile')).toBeUndefined();
      await sweeps().keep(begun);
      expect(await sweeps().get('reconcile')).toEqual(begun);
      const through = { ...begun, after: null, since: begun.startedAt, wholeUntil: begun.startedAt };
      await sweeps().keep(through);
      expect(await sweeps().get('reconcile')).toEqual(through);
    });

    it('keep where each sweep stopped, each its own, and forget it', async () => {
      const place = '{"from":"330103001","after":{"sort":"2026 #~","noticeId":"联系函"}}';
      expect(await sweeps().placeOf('watch-limits')).toBeUndefined();
      await sweeps().keepPlace('watch-limits', place);
      await sweeps().keepPlace('hand-over', 'elsewhere');
      expect(await sweeps().placeOf('watch-limits')).toBe(place);
      expect(await sweeps().placeOf('hand-over')).toBe('elsewhere');
      expect(await sweeps().placeOf('confirm-limits')).toBeUndefined();
      await sweeps().keepPlace('watch-limits', undefined);
      expect(await sweeps().placeOf('watch-limits')).toBeUndefined();
      await sweeps().keepPlace('hand-over', undefined);
      expect(await sweeps().placeOf('hand-over')).toBeUndefined();
    });
  });
}
