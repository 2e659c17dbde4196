import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MovementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeCursor } from '../../shared/domain/notice/notice-store.ts';
import { type NoticeEvent, noticeStates, transitions } from '../../shared/domain/notice/transitions.ts';
import type { Resident } from '../../shared/domain/resident/resident.ts';
import { instant, newPerson, noticeOf } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

const events = Object.keys(transitions) as NoticeEvent[];

/** Three townships that no other test uses. */
function newTownships(): [string, string, string] {
  const serial = newPerson().slice(-4);
  return [`42${serial}001`, `42${serial}002`, `42${serial}003`];
}

function factOf(office: string, i: number): MovementFact {
  return {
    office,
    quarter: '2026Q1',
    recordedAt: instant(i),
    movement: `m${i}`,
    personId: 'p'.repeat(22),
    kind: 'inflow',
    side: 'residence',
    happenedOn: '2026-03-01',
    late: false,
    category: 'migrant',
    household: '411525',
    residence: null,
  };
}

function lineOf(division: string, personId: string, open: boolean): Resident {
  return {
    ledger: 'living-here',
    division,
    personId,
    seq: 1,
    open,
    household: '411525',
    residence: division,
    since: '2026-03-01',
    category: 'migrant',
  };
}

/** Where engines differ when nobody looks: races, repeats within one call, cursors and ranges that callers make up. */
export function edgesContract(name: string, stores: () => EngineStores): void {
  describe(`notices at the edges on ${name}`, () => {
    it('save exactly what the table of transitions allows', async () => {
      for (const state of noticeStates) {
        const seen = await Promise.all(
          events.map(async (event) => {
            const notice = noticeOf(`table-${newPerson()}`, { state });
            await stores().notices.create(notice);
            const saved = await stores().notices.save({ ...notice, version: 2 }, event);
            const { version = 0 } = (await stores().notices.get(notice.noticeId)) ?? {};
            return [event, saved, version];
          }),
        );
        expect(seen).toEqual(
          events.map((event) =>
            (transitions[event].from as readonly string[]).includes(state)
              ? [event, 'saved', 2]
              : [event, 'changed-meanwhile', 1],
          ),
        );
      }
    });

    it('keep one of twenty writers of one version, and refuse to save what was never created', async () => {
      const notice = noticeOf(`race-${newPerson()}`, { state: 'delivered' });
      expect(await stores().notices.save({ ...notice, version: 2 }, 'accept')).toBe('changed-meanwhile');
      expect(await stores().notices.get(notice.noticeId)).toBeUndefined();
      await stores().notices.create(notice);
      const next = (i: number): Notice => ({ ...notice, version: 2, state: 'accepted', since: instant(i) });
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => stores().notices.save(next(i), 'accept')),
      );
      expect(answers.filter((one) => one === 'saved')).toHaveLength(1);
      expect(await stores().notices.get(notice.noticeId)).toEqual(next(answers.indexOf('saved')));
    });

    it('merge the lists of several divisions in one order, whatever the page size and the ties', async () => {
      const sample = fc.array(fc.record({ division: fc.nat(2), minute: fc.nat(3) }), {
        minLength: 1,
        maxLength: 9,
      });
      const lists = fc.constantFrom('inbox', 'done', 'sent');
      await fc.assert(
        fc.asyncProperty(sample, fc.integer({ min: 1, max: 4 }), lists, async (places, limit, list) => {
          const divisions = newTownships();
          const all = places.map(({ division, minute }, i) => {
            const code = divisions[division] ?? '';
            const noticeId = `merge-${divisions[0]}-${i}`;
            if (list === 'sent') return noticeOf(noticeId, { sender: code, createdAt: instant(minute) });
            const state = list === 'inbox' ? 'delivered' : 'closed';
            return noticeOf(noticeId, { state, holder: code, since: instant(minute) });
          });
          await Promise.all(all.map((notice) => stores().notices.create(notice)));
          const seen: string[] = [];
          let after: NoticeCursor | undefined;
          do {
            // The same division twice is one division.
            const query = { divisions: [...divisions, divisions[1]], limit, ...(after && { after }) };
            const page = await (list === 'sent'
              ? stores().notices.sent(query)
              : stores().notices.box(list, query));
            expect(page.notices.length).toBeLessThanOrEqual(limit);
            seen.push(...page.notices.map(({ noticeId }) => noticeId));
            after = page.next;
          } while (after);
          const placeOf = (notice: Notice): string =>
            `${list === 'sent' ? notice.createdAt : notice.since}#${notice.noticeId}`;
          const inOrder = [...all].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
          if (list !== 'inbox') inOrder.reverse();
          expect(seen).toEqual(inOrder.map(({ noticeId }) => noticeId));
        }),
        { numRuns: 12 },
      );
    });

    it('read many by id: each once, those that exist, more than a batch', async () => {
      const ids = Array.from({ length: 130 }, () => `many-${newPerson()}`);
      await Promise.all(ids.map((id) => stores().notices.create(noticeOf(id))));
      const found = await stores().notices.getMany([...ids, ids[0] ?? '', 'nothing']);
      expect(found.map(({ noticeId }) => noticeId).sort()).toEqual([...ids].sort());
      expect(await stores().notices.getMany([])).toEqual([]);
    });

    it('answer cursors and ranges that make no sense with what lies in them', async () => {
      const [division] = newTownships();
      const ids = [0, 1, 2].map((i) => `range-${division}-${i}`);
      for (const state of ['delivered', 'closed'] as const)
        for (const [i, id] of ids.entries())
          await stores().notices.create(
            noticeOf(`${id}-${state}`, { state, holder: division, since: instant(i) }),
          );
      const read = async (box: 'inbox' | 'done', after: NoticeCursor | undefined, until?: string) => {
        const query = { divisions: [division], limit: 10, ...(after && { after }), ...(until && { until }) };
        const { notices, next } = await stores().notices.box(box, query);
        expect(next).toBeUndefined();
        return notices.map(({ since }) => since);
      };
      const at = (sort: string): NoticeCursor => ({ sort, noticeId: 'x' });
      expect(await read('inbox', undefined, instant(1))).toEqual([instant(0), instant(1)]);
      expect(await read('done', undefined, instant(1))).toEqual([instant(1), instant(0)]);
      expect(await read('inbox', at('~~~~'))).toEqual([]);
      expect(await read('inbox', at(instant(9)), instant(1))).toEqual([]);
      expect(await read('inbox', at(''))).toHaveLength(3);
      expect(await read('done', at('~~~~'))).toHaveLength(3);
      expect(await read('done', at(''))).toEqual([]);
      expect(await read('done', at('\u0001'))).toEqual([]);
      expect(await read('done', at(instant(9)), instant(1))).toEqual([instant(1), instant(0)]);
    });
  });

  describe(`ledgers at the edges on ${name}`, () => {
    it('page past closed lines without losing open ones', async () => {
      const divisions = newTownships();
      const lines = Array.from({ length: 24 }, (_, i) =>
        lineOf(divisions[i % 3] ?? '', newPerson(), i % 4 === 0),
      );
      expect(await stores().residents.project(lines)).toBe(24);
      for (const withClosed of [false, true]) {
        const seen: string[] = [];
        let after: { division: string; personId: string } | undefined;
        do {
          const page = await stores().residents.list({
            ledger: 'living-here',
            divisions: [...divisions, divisions[0]],
            withClosed,
            limit: 2,
            ...(after && { after }),
          });
          seen.push(...page.residents.map(({ division, personId }) => `${division} ${personId}`));
          after = page.next;
        } while (after);
        const wanted = lines.filter(({ open }) => open || withClosed);
        expect(seen).toEqual(wanted.map(({ division, personId }) => `${division} ${personId}`).sort());
      }
    });
  });

  describe(`facts at the edges on ${name}`, () => {
    it('end in the same list whatever arrives twice and out of order', async () => {
      const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], { minLength: 10 });
      await fc.assert(
        fc.asyncProperty(order, async (arriving) => {
          const [office] = newTownships();
          let added = 0;
          for (const i of arriving) added += await stores().facts.put([factOf(office, i)]);
          expect(added).toBe(5);
          const asked = {
            offices: [office, office],
            quarter: '2026Q1',
            from: instant(0),
            until: instant(9),
          };
          expect(await stores().facts.list({ ...asked, limit: 10 })).toEqual({
            facts: [0, 1, 2, 3, 4].map((i) => factOf(office, i)),
          });
        }),
        { numRuns: 6 },
      );
    });

    it('answer cursors and ranges that make no sense with what lies in them', async () => {
      const [office] = newTownships();
      await stores().facts.put([0, 1, 2].map((i) => factOf(office, i)));
      const read = async (from: number, until: number, after?: string) => {
        const { facts } = await stores().facts.list({
          offices: [office],
          quarter: '2026Q1',
          from: instant(from),
          until: instant(until),
          limit: 10,
          ...(after !== undefined && { after: { recordedAt: after, movement: 'x' } }),
        });
        return facts.map(({ movement }) => movement);
      };
      expect(await read(2, 1)).toEqual([]);
      expect(await read(1, 3, instant(0))).toEqual(['m1', 'm2']);
      expect(await read(1, 3, '')).toEqual(['m1', 'm2']);
      expect(await read(0, 2, '~~')).toEqual([]);
    });
  });

  describe(`vault and audit at the edges on ${name}`, () => {
    it('keep the first of twenty identities', async () => {
      const personId = newPerson();
      const item = (i: number) => ({ personId, version: 1, keyId: 'k1', box: `sealed-${i}` });
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => stores().vault.put(item(i))));
      expect(answers.filter((one) => one === 'stored')).toHaveLength(1);
      expect(await stores().vault.get(personId)).toEqual(item(answers.indexOf('stored')));
    });

    it('keep an entry once, repeated in one call or in another', async () => {
      const personId = newPerson();
      const entry = {
        entryId: `entry-${personId}`,
        at: instant(0),
        personId,
        subject: 'clerk',
        role: 'clerk',
        divisions: ['330106002'],
        action: 'unmask' as const,
        purpose: 'to telephone',
        requestId: 'r',
      };
      await stores().audit.append([entry, entry]);
      await stores().audit.append([entry]);
      await stores().audit.append([]);
      expect(await stores().audit.ofPerson(personId, 9)).toEqual([entry]);
      expect(await stores().audit.ofPerson(newPerson(), 9)).toEqual([]);
    });
  });
}
