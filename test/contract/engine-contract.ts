import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MovementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Movement } from '../../shared/domain/movement/movement.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { UnfinishedCursor } from '../../shared/domain/notice/notice-store.ts';
import type { ScanPage, ScanQuery } from '../../shared/domain/notice/notice-store.ts';
import { step } from '../../shared/domain/notice/step.ts';
import type { Resident } from '../../shared/domain/resident/resident.ts';
import { inflow, logOfOnePerson, outflow } from '../domain/movement/recording.ts';
import type { EngineStores } from './stores.ts';

let made = 0;
/** A person nobody else in this file has, so that the tests share one engine without seeing each other. */
export function newPerson(): string {
  return `person-${String(++made).padStart(15, '0')}`;
}
export const instant = (minute: number): string =>
  new Date(Date.parse('2026-03-02T00:00:00.000Z') + minute * 60_000).toISOString();

function recordOf(personId: string, seq: number): Movement {
  const person = logOfOnePerson();
  const first = person.record('330106002', inflow('330106002', '2026-06-01'));
  return { ...first, personId, seq, requestKey: `key-${seq}` };
}

export function noticeOf(noticeId: string, changes: Partial<Notice> = {}): Notice {
  return {
    noticeId,
    version: 1,
    kind: 'movement-notice',
    state: 'queued',
    personId: 'p'.repeat(22),
    sender: '330106002',
    receiver: '411525',
    holder: '411525',
    channel: 'platform',
    createdAt: instant(0),
    since: instant(0),
    target: 'household',
    content: { movement: 'm', happened: 'inflow', side: 'residence', on: '2026-03-01' },
    timeline: [{ at: instant(0), event: 'create', by: '330106002' }],
    ...changes,
  } as Notice;
}

/** What every engine must do alike: each port's promises, on a real store. */
export function engineContract(name: string, stores: () => EngineStores): void {
  describe(`movements on ${name}`, () => {
    it('keeps the first of twenty writers of one number, and the log in order', async () => {
      const personId = newPerson();
      const written = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          stores().movements.append({ ...recordOf(personId, 1), recordedBy: `clerk-${i}` }),
        ),
      );
      expect(written.filter((one) => one === 'appended')).toHaveLength(1);
      for (const seq of [2, 10, 3])
        expect(await stores().movements.append(recordOf(personId, seq))).toBe('appended');
      const log = await stores().movements.log(personId);
      expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 10]);
      expect(log[0]?.recordedBy).toBe(`clerk-${written.indexOf('appended')}`);
    });

    it('gives back what was written, and an empty log for a stranger', async () => {
      const personId = newPerson();
      const record = recordOf(personId, 1);
      await stores().movements.append(record);
      expect(await stores().movements.log(personId)).toEqual([record]);
      expect(await stores().movements.log(newPerson())).toEqual([]);
    });

    it('scans everything page by page, each record once', async () => {
      const people = [newPerson(), newPerson(), newPerson()];
      for (const personId of people)
        for (const seq of [1, 2]) await stores().movements.append(recordOf(personId, seq));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await stores().movements.scan({ limit: 3, ...(after !== undefined && { after }) });
        seen.push(...page.movements.map(({ personId, seq }) => `${personId}.${seq}`));
        after = page.next;
      } while (after !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      for (const personId of people)
        expect(seen).toEqual(expect.arrayContaining([`${personId}.1`, `${personId}.2`]));
    });
  });

  describe(`the vault on ${name}`, () => {
    it('stores version 1 once and replaces only the version before', async () => {
      const personId = newPerson();
      const item = { personId, version: 1, keyId: 'k1', box: 'sealed' };
      expect(await stores().vault.get(personId)).toBeUndefined();
      expect(await stores().vault.put(item)).toBe('stored');
      expect(await stores().vault.put({ ...item, box: 'other' })).toBe('changed-meanwhile');
      expect(await stores().vault.put({ ...item, version: 3 })).toBe('changed-meanwhile');
      expect(await stores().vault.put({ ...item, version: 2, box: 'new' })).toBe('stored');
      expect(await stores().vault.get(personId)).toEqual({ ...item, version: 2, box: 'new' });
    });
  });

  describe(`ledgers on ${name}`, () => {
    const line = (division: string, personId: string, seq: number, open = true): Resident => ({
      ledger: 'living-here',
      division,
      personId,
      seq,
      open,
      household: '411525',
      residence: division,
      since: '2026-03-01',
      category: 'migrant',
    });

    it('end in the same state whatever arrives twice and out of order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([1, 2, 3, 4, 1, 2, 3, 4], { minLength: 8 }), async (order) => {
          const personId = newPerson();
          const township = `3301${String(10_000 + made)}`;
          for (const seq of order)
            await stores().residents.project([line(township, personId, seq, seq % 2 === 1)]);
          const all = { ledger: 'living-here', divisions: [township], limit: 10 } as const;
          expect((await stores().residents.list({ ...all, withClosed: true })).residents).toEqual([
            line(township, personId, 4, false),
          ]);
          expect((await stores().residents.list({ ...all, withClosed: false })).residents).toEqual([]);
        }),
        { numRuns: 10 },
      );
    });

    it('pages over several divisions, each line once', async () => {
      const townships = ['339900001', '339900002', '339900003'];
      const people = Array.from({ length: 7 }, newPerson);
      const lines = people.map((personId, i) => line(townships[i % 3] ?? '', personId, 1));
      expect(await stores().residents.project(lines)).toBe(7);
      expect(await stores().residents.project(lines)).toBe(0);
      const seen: string[] = [];
      let after: { division: string; personId: string } | undefined;
      do {
        const asked = { ledger: 'living-here', divisions: townships, withClosed: false, limit: 2 } as const;
        const page = await stores().residents.list({ ...asked, ...(after && { after }) });
        seen.push(...page.residents.map(({ division, personId }) => `${division} ${personId}`));
        after = page.next;
      } while (after);
      expect(seen).toEqual(lines.map(({ division, personId }) => `${division} ${personId}`).sort());
    });
  });

  describe(`facts on ${name}`, () => {
    it('are written once and listed in order, offices merged, from a day until another', async () => {
      const offices = ['339911001', '339911002'];
      const facts: MovementFact[] = Array.from({ length: 6 }, (_, i) => ({
        office: offices[i % 2] ?? '',
        quarter: '2026Q1',
        recordedAt: instant(i),
        movement: `m${i}`,
        personId: 'p',
        kind: 'inflow',
        side: 'residence',
        happenedOn: '2026-03-01',
        late: false,
        category: 'migrant',
        household: '411525',
        residence: null,
      }));
      expect(await stores().facts.put([...facts].reverse())).toBe(6);
      expect(await stores().facts.put(facts)).toBe(0);
      const asked = { offices, quarter: '2026Q1', from: instant(1), until: instant(5), limit: 3 } as const;
      const first = await stores().facts.list(asked);
      expect(first.facts).toEqual(facts.slice(1, 4));
      const second = await stores().facts.list({ ...asked, ...(first.next && { after: first.next }) });
      expect([second.facts, second.next]).toEqual([facts.slice(4, 5), undefined]);
    });
  });

  describe(`the audit on ${name}`, () => {
    it('keeps more than a batch, latest first', async () => {
      const personId = newPerson();
      const entries = Array.from({ length: 60 }, (_, i) => ({
        entryId: `${personId}-${i}`,
        at: instant(i),
        personId,
        subject: 'clerk',
        role: 'clerk',
        divisions: ['330106002'],
        action: 'read-history' as const,
        requestId: `r${i}`,
      }));
      await stores().audit.append(entries);
      expect(await stores().audit.ofPerson(personId, 3)).toEqual([...entries].reverse().slice(0, 3));
    });
  });

  describe(`notices on ${name}`, () => {
    it('are created once, whoever creates them', async () => {
      const id = `once-${newPerson()}`;
      const created = await Promise.all(
        Array.from({ length: 5 }, () => stores().notices.create(noticeOf(id))),
      );
      expect(created.filter((one) => one === 'created')).toHaveLength(1);
      expect(await stores().notices.get(id)).toEqual(noticeOf(id));
      expect(await stores().notices.get('nothing')).toBeUndefined();
    });

    it('refuse a stale version and an illegal transition by the condition of the write', async () => {
      const id = `steps-${newPerson()}`;
      const queued = noticeOf(id);
      await stores().notices.create(queued);
      const delivered = step(queued, 'deliver', { at: instant(1), to: '411525' });
      // A caller that believes it may accept what is still queued.
      const forged = { ...delivered, state: 'closed' } as Notice;
      expect(await stores().notices.save(forged, 'accept-and-close')).toBe('changed-meanwhile');
      const both = await Promise.all([
        stores().notices.save(delivered, 'deliver'),
        stores().notices.save(delivered, 'deliver'),
      ]);
      expect(both.sort()).toEqual(['changed-meanwhile', 'saved']);
      expect(await stores().notices.get(id)).toEqual(delivered);
    });

    it('stand in one box at a time, by time left over several divisions, page by page', async () => {
      const divisions = ['419900001', '419900002'];
      const ids = Array.from({ length: 5 }, (_, i) => `box-${made}-${i}`);
      for (const [i, id] of ids.entries()) {
        const queued = noticeOf(id, {
          holder: divisions[i % 2] ?? '',
          receiver: divisions[i % 2] ?? '',
          sender: '419900009',
        });
        await stores().notices.create(queued);
        const limit = { what: 'acceptance', on: '2026-03-09', at: instant(100 - i), rule: 'r' } as const;
        await stores().notices.save(step(queued, 'deliver', { at: instant(1) }, { limit }), 'deliver');
      }
      const asked = { divisions, limit: 2 };
      const seen: string[] = [];
      let after: { sort: string; noticeId: string } | undefined;
      do {
        const page = await stores().notices.box('inbox', { ...asked, ...(after && { after }) });
        seen.push(...page.notices.map(({ noticeId }) => noticeId));
        after = page.next;
      } while (after);
      expect(seen).toEqual([...ids].reverse());
      const urgent = await allPages((query) => stores().notices.waiting({ ...query, until: instant(97) }), 2);
      expect(urgent.filter((id) => ids.includes(id)).sort()).toEqual([ids[3], ids[4]].sort());
      const every = await allPages((query) => stores().notices.scan(query), 2);
      expect(every.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
      expect(
        (await stores().notices.box('sending', { divisions: ['419900009'], limit: 10 })).notices,
      ).toEqual([]);
    });

    it('on paper stand in the box by their age, or by the day after which their answer is missed', async () => {
      const at = { channel: 'paper', sender: `4199660${(made % 90) + 10}` } as const;
      const id = (suffix: string): string => `paper-${made}-${suffix}`;
      const kept = noticeOf(id('waits'), at);
      const sent = noticeOf(id('sent'), at);
      for (const notice of [kept, sent]) await stores().notices.create(notice);
      const letter = { office: at.sender, year: 2026, number: 7 };
      const numbered = { ...sent, version: 2, letter };
      expect(await stores().notices.save(numbered, 'number-letter')).toBe('saved');
      expect(await stores().notices.save(numbered, 'number-letter')).toBe('changed-meanwhile');
      const dueOn = '2099-01-01';
      const posted = {
        ...numbered,
        version: 3,
        letter: { ...letter, sent: { on: '2098-12-01', by: 'post' as const }, dueOn },
      };
      expect(await stores().notices.save(posted, 'send-letter')).toBe('saved');
      expect(await stores().notices.get(sent.noticeId)).toEqual(posted);
      const box = (until?: string) => async () =>
        (
          await stores().notices.box('paper', { divisions: [at.sender], limit: 10, ...(until && { until }) })
        ).notices.map(({ noticeId }) => noticeId);
      await expect.poll(box()).toEqual([kept.noticeId, sent.noticeId]);
      expect(await box('2099-01-01T15:59:59.999Z')()).toEqual([kept.noticeId]);
      expect(await box('2099-01-01T16:00:00.000Z')()).toEqual([kept.noticeId, sent.noticeId]);
      // A letter is a notice's that waits: what was delivered has none to number.
      const delivered = noticeOf(id('delivered'), { ...at, state: 'delivered' });
      await stores().notices.create(delivered);
      expect(await stores().notices.save({ ...delivered, version: 2, letter }, 'number-letter')).toBe(
        'changed-meanwhile',
      );
    });

    it('that have not ended are found page by page, each once, and those of some divisions by the start of their codes', async () => {
      const id = (suffix: string): string => `unfinished-${made}-${suffix}`;
      const at = (sender: string, changes: Partial<Notice> = {}) => ({
        sender,
        holder: '419955001',
        ...changes,
      });
      const kept: Notice[] = [
        noticeOf(id('queued'), at('419933001')),
        noticeOf(id('paper'), at('419933002', { channel: 'paper' })),
        noticeOf(id('review'), at('419933003', { state: 'in-review' })),
        noticeOf(id('returned'), at('419933004', { state: 'returned' })),
        noticeOf(id('delivered'), at('419944001', { state: 'delivered', holder: '419933005' })),
        noticeOf(id('elsewhere'), at('419944001', { state: 'accepted' })),
      ];
      for (const notice of kept) await stores().notices.create(notice);
      for (const state of ['closed', 'misrouted', 'withdrawn'] as const)
        await stores().notices.create(noticeOf(id(state), at('419933001', { state, holder: '419933001' })));
      const found = async (within?: readonly string[]): Promise<readonly string[]> => {
        const ids: string[] = [];
        let after: UnfinishedCursor | undefined;
        do {
          const page = await stores().notices.unfinished({
            limit: 2,
            ...(within && { within }),
            ...(after && { after }),
          });
          expect(page.notices.length).toBeLessThanOrEqual(2);
          ids.push(...page.notices.map(({ noticeId }) => noticeId));
          after = page.next;
        } while (after);
        expect(new Set(ids).size).toBe(ids.length);
        return ids.filter((one) => one.startsWith(id(''))).sort();
      };
      const of = (...suffixes: string[]): readonly string[] => suffixes.map(id).sort();
      expect(await found()).toEqual(kept.map(({ noticeId }) => noticeId).sort());
      expect(await found(['419933'])).toEqual(of('queued', 'paper', 'review', 'returned', 'delivered'));
      expect(await found(['419933002', '419955'])).toEqual(of('paper', 'elsewhere'));
      expect(await found(['419966'])).toEqual([]);
      expect(await found([])).toEqual([]);
    });

    it('begin anew from a place that nobody wrote', async () => {
      const nowhere = { box: '', division: '', sort: '', noticeId: '' };
      const page = await stores().notices.unfinished({ limit: 1, after: nowhere });
      expect(page.notices.length).toBeLessThanOrEqual(1);
    });

    it('are listed latest first in the sent and done boxes', async () => {
      const sender = '419922001';
      const ids = ['a', 'b', 'c'].map((letter) => `sent-${made}-${letter}`);
      for (const [i, id] of ids.entries()) {
        const delivered = noticeOf(id, {
          sender,
          state: 'delivered',
          createdAt: instant(i),
          holder: '419922002',
        });
        await stores().notices.create(delivered);
        await stores().notices.save(
          step(delivered, 'accept-and-close', { at: instant(10 + i) }),
          'accept-and-close',
        );
      }
      for (const list of ['sent', 'done'] as const) {
        const read = (query: { limit: number; after?: { sort: string; noticeId: string } }) =>
          list === 'sent'
            ? stores().notices.sent({ divisions: [sender], ...query })
            : stores().notices.box('done', { divisions: ['419922002'], ...query });
        const first = await read({ limit: 2 });
        const second = await read({ limit: 2, ...(first.next && { after: first.next }) });
        expect([...first.notices, ...second.notices].map(({ noticeId }) => noticeId)).toEqual(
          [...ids].reverse(),
        );
        expect(second.next).toBeUndefined();
      }
    });
  });

  describe(`a record of ordinary size on ${name}`, () => {
    it('fits one write unit: at most 1,024 bytes of JSON', () => {
      const person = logOfOnePerson();
      person.record('330106002', inflow('330106002', '2026-05-01'));
      const left = person.record('330106002', outflow('2026-06-01', '330105001'));
      expect(
        Buffer.byteLength(JSON.stringify({ ...left, contentDigest: 'd'.repeat(22) })),
      ).toBeLessThanOrEqual(1024);
    });
  });
}

/** Ids of all pages, none of which is longer than it was asked to be. */
async function allPages(
  read: (query: ScanQuery) => Promise<ScanPage>,
  limit: number,
): Promise<readonly string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await read({ limit, ...(after !== undefined && { after }) });
    expect(page.notices.length).toBeLessThanOrEqual(limit);
    seen.push(...page.notices.map(({ noticeId }) => noticeId));
    after = page.next;
  } while (after !== undefined);
  return seen;
}
