import { describe, expect, it } from 'vitest';
import type { DeadLetter, DeadLetters } from '../../shared/domain/dead-letter/dead-letters.ts';

/** A store with one queue and one feed, and what stands around it. */
export interface DeadLettersUnderTest {
  readonly deadLetters: DeadLetters;
  readonly queue: string;
  readonly feed: string;
  /** Lays down a message that the queue's consumer gave up on. */
  buryMessage(body: string): Promise<void>;
  /** Lays down a change after which the consumer is handed `{ personId, n }`; it fails on what `refuses` names. */
  buryRecord(n: number): Promise<void>;
  readonly refuses: Set<number>;
  /** What the consumer was handed since it was asked last. */
  handed(): readonly number[];
  /** Bodies that came back to the queue since it was asked last. */
  sentAgain(): Promise<readonly string[]>;
}

const always = (): boolean => true;
const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** What both engines promise to whoever reads and puts back dead letters. */
export function deadLettersContract(name: string, world: () => DeadLettersUnderTest): void {
  const all = async (source: string, limit: number): Promise<DeadLetter[]> => {
    const letters: DeadLetter[] = [];
    let after: string | undefined;
    do {
      const page = await world().deadLetters.list(source, { limit, ...(after !== undefined && { after }) });
      expect(page.letters.length).toBeLessThanOrEqual(limit);
      letters.push(...page.letters);
      after = page.next;
    } while (after !== undefined);
    return letters;
  };
  const redriveAll = async (source: string, limit: number) => {
    const sum = { redriven: 0, failed: 0 };
    let after: string | undefined;
    do {
      const page = await world().deadLetters.redriveAll(source, {
        limit,
        hasTime: always,
        ...(after !== undefined && { after }),
      });
      sum.redriven += page.redriven;
      sum.failed += page.failed;
      after = page.next;
    } while (after !== undefined);
    return sum;
  };

  describe(`dead letters on ${name}`, () => {
    it('name their sources, and are none at first', async () => {
      const { deadLetters, queue, feed } = world();
      expect([...deadLetters.sources].sort()).toEqual([feed, queue]);
      for (const source of [queue, feed]) {
        expect(await deadLetters.list(source, { limit: 10 })).toEqual({ letters: [] });
        expect(await redriveAll(source, 10)).toEqual({ redriven: 0, failed: 0 });
        expect(await deadLetters.redriveOne(source, '1')).toBeUndefined();
        expect(await deadLetters.redriveOne(source, 'nothing')).toBeUndefined();
      }
    });

    it('of a queue are shown whole, and one goes back by its id, once', async () => {
      const { deadLetters, queue } = world();
      const bodies = numbers(3).map((n) => JSON.stringify({ noticeId: `n-${n}` }));
      for (const body of bodies) await world().buryMessage(body);
      const letters = await all(queue, 10);
      expect(letters.map(({ body }) => body).sort()).toEqual(bodies);
      for (const letter of letters) {
        expect(letter).toMatchObject({ source: queue, reason: expect.stringMatching(/./) });
        expect(letter.at).toMatch(/^20\d\d-\d\d-\d\dT[\d:.]{12}Z$/);
      }
      const [first] = letters;
      expect(await deadLetters.redriveOne(queue, first?.id ?? '')).toEqual({ redriven: 1, failed: 0 });
      expect(await world().sentAgain()).toEqual([first?.body]);
      expect(await deadLetters.redriveOne(queue, first?.id ?? '')).toBeUndefined();
      expect(await redriveAll(queue, 10)).toEqual({ redriven: 2, failed: 0 });
      expect((await world().sentAgain()).toSorted()).toEqual(bodies.filter((body) => body !== first?.body));
    });

    it('of a queue go back all, page by page, each once', async () => {
      const { queue } = world();
      const bodies = numbers(23).map((n) => JSON.stringify({ noticeId: `many-${n}` }));
      for (const body of bodies) await world().buryMessage(body);
      expect(await redriveAll(queue, 10)).toEqual({ redriven: 23, failed: 0 });
      expect((await world().sentAgain()).toSorted()).toEqual(bodies.toSorted());
      expect(await all(queue, 10)).toEqual([]);
    });

    it('of a feed are handed to its consumer again, and stay when it fails again', async () => {
      const { deadLetters, feed, refuses } = world();
      for (const n of numbers(5)) await world().buryRecord(n);
      const letters = await all(feed, 2);
      expect(letters).toHaveLength(5);
      expect(new Set(letters.map(({ id }) => id)).size).toBe(5);
      expect(letters.every(({ body }) => body.includes('personId'))).toBe(true);
      refuses.add(2);
      expect(await redriveAll(feed, 2)).toEqual({ redriven: 4, failed: 1 });
      expect([...world().handed()].sort()).toEqual(numbers(5));
      const [left, ...others] = await all(feed, 10);
      expect(others).toEqual([]);
      expect(await deadLetters.redriveOne(feed, left?.id ?? '')).toEqual({ redriven: 0, failed: 1 });
      refuses.delete(2);
      expect(await deadLetters.redriveOne(feed, left?.id ?? '')).toEqual({ redriven: 1, failed: 0 });
      expect(world().handed()).toEqual([2, 2]);
      expect(await deadLetters.redriveOne(feed, left?.id ?? '')).toBeUndefined();
    });

    it('go back while there is time, and the answer says where to go on and how many are left', async () => {
      const { deadLetters, queue, feed } = world();
      const bodies = numbers(23).map((n) => JSON.stringify({ noticeId: `slow-${n}` }));
      for (const body of bodies) await world().buryMessage(body);
      for (const n of numbers(5)) await world().buryRecord(n);
      for (const [source, total] of [
        [queue, 23],
        [feed, 5],
      ] as const) {
        let redriven = 0;
        let after: string | undefined;
        do {
          const asked = { limit: 50, hasTime: () => false, ...(after !== undefined && { after }) };
          const page = await deadLetters.redriveAll(source, asked);
          redriven += page.redriven;
          after = page.next;
          // A queue takes a batch at a time; SQS may have to be asked once more to know that nothing is left.
          expect(page.remaining).toBe(after === undefined ? undefined : total - redriven);
          if (after !== undefined && page.remaining !== 0) expect(page.redriven).toBeGreaterThan(0);
        } while (after !== undefined);
        expect(redriven).toBe(total);
      }
      expect((await world().sentAgain()).toSorted()).toEqual(bodies.toSorted());
      expect([...world().handed()].sort()).toEqual(numbers(5));
      expect(await all(feed, 10)).toEqual([]);
    });

    it('of one source are not those of another', async () => {
      const { deadLetters, queue, feed } = world();
      await world().buryRecord(7);
      expect(await all(queue, 10)).toEqual([]);
      const [letter] = await all(feed, 10);
      expect(await deadLetters.redriveOne(queue, letter?.id ?? '')).toBeUndefined();
      expect(await redriveAll(feed, 10)).toEqual({ redriven: 1, failed: 0 });
      expect(world().handed()).toEqual([7]);
    });
  });
}
