import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { throughPages } from '../../functions/schedule/through-pages.ts';
import { createReconcile } from '../../functions/schedule/reconcile.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { createRecordMovement } from '../../functions/http/record-movement.ts';
import type { SweepProgress } from '../../shared/domain/sweep/sweep-store.ts';
import { task } from '../../shared/lambda/task.ts';
import { clerk, inflowBody, smallWorld, WEST_LAKE, type World } from '../platform/small-world.ts';

const hasTime = (): boolean => true;
const isUp = (): boolean => false;
const PLENTY = { getRemainingTimeInMillis: () => 600_000 } as Context;
const NEARLY_UP = { getRemainingTimeInMillis: () => 1_000 } as Context;

describe('the task edge', () => {
  const lines: string[] = [];
  const log = (code: string, fields: object = {}) => lines.push(`${code} ${JSON.stringify(fields)}`);
  beforeEach(() => {
    lines.length = 0;
  });

  it('logs what a run did and gives it back', async () => {
    const handler = task('count', z.object({ by: z.int() }), { log }, async ({ by }) => ({ counted: by }));
    expect(await handler({ by: 3 }, PLENTY)).toEqual({ counted: 3 });
    expect(lines).toEqual(['task-done {"task":"count","counted":3}']);
  });

  it('refuses an event that is not of its schema before anything is done', async () => {
    let done = 0;
    const handler = task('count', z.object({ by: z.int() }), { log }, async () => ({ done: ++done }));
    await expect(handler({ by: 'many' }, PLENTY)).rejects.toThrow('count: the event is not of its schema');
    expect([done, lines]).toEqual([0, ['task-event-invalid {"task":"count"}']]);
  });

  it('tells the work when its time is nearly up', async () => {
    const handler = task('count', z.object({}), { log }, async (_, hasTime) => ({ hasTime: hasTime() }));
    expect(await handler({}, PLENTY)).toEqual({ hasTime: true });
    expect(await handler({}, NEARLY_UP)).toEqual({ hasTime: false });
  });

  it('throws for a retry, and keeps the message of a failure to itself', async () => {
    const handler = task('count', z.object({}), { log }, async () => {
      throw new TypeError('测试甲 is not a number');
    });
    const failure = await handler({}, PLENTY).catch((cause: unknown) => cause);
    expect(String(failure)).toBe('TypeError: count failed: TypeError');
    expect((failure as Error).cause).toBeUndefined();
    expect(lines).toEqual(['task-failed {"task":"count","cause":"TypeError"}']);
  });
});

describe('the reconcile sweep in runs', () => {
  let world: World;
  let kept: SweepProgress | undefined;
  let pages: (string | undefined)[];
  let looked: number;
  let now: string;
  beforeEach(async () => {
    world = await smallWorld();
    kept = undefined;
    pages = [];
    looked = 0;
    now = '2026-03-02T02:00:00.000Z';
    for (const ordinal of [1, 2, 3]) {
      const body = inflowBody(WEST_LAKE, '2026-03-01', undefined, ordinal);
      await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: `k${ordinal}` });
    }
    return () => world.close();
  });

  /** Pages of one record, so that three records take three. */
  const sweep = () =>
    createReconcile({
      ...world.stores,
      notices: {
        ...world.stores.notices,
        scan: async (query) => {
          looked += 1;
          return await world.stores.notices.scan(query);
        },
      },
      movements: {
        scan: async ({ after }) => {
          pages.push(after);
          return await world.stores.movements.scan({ limit: 1, ...(after && { after }) });
        },
      },
      sweeps: {
        get: async () => kept,
        keep: async (progress) => {
          kept = progress;
        },
      },
      clock: { now: () => now },
      rules: DEFAULT_DEADLINE_RULES,
      everyMs: 24 * 3_600_000,
    });

  it('stops when its time is nearly up, and the next run goes on from there', async () => {
    expect(await sweep()({}, isUp)).toMatchObject({ looked: true, through: false });
    expect([looked, pages]).toEqual([1, []]); // notices first
    expect(await sweep()({}, isUp)).toMatchObject({ looked: true, through: false });
    expect([looked, pages]).toEqual([1, [undefined]]);
    const place = kept?.after;
    expect(await sweep()({}, hasTime)).toMatchObject({ through: true });
    expect(looked).toBe(1);
    expect(`movements ${pages[1]}`).toBe(place);
    expect(kept).toMatchObject({ after: null, wholeUntil: now });
  });

  it('counts what it repaired over the runs of a pass, and finds nothing in the next', async () => {
    await world.pumps.stop(); // the change feed stands still: nothing was derived
    now = '2026-03-02T01:05:00.000Z'; // and no notice has waited long enough to be lost on its way
    await sweep()({}, isUp);
    const first = await sweep()({}, isUp);
    const last = await sweep()({}, hasTime);
    if (!first.looked || !last.looked) throw new Error('it did not look');
    expect(last.repairedInPass).toBe(first.repaired + last.repaired);
    expect(last.repairedInPass).toBeGreaterThan(0);
    expect(await sweep()({ everything: true }, hasTime)).toMatchObject({ through: true, repaired: 0 });
  });

  it('begins a pass a day, and then looks only at what the last one cannot have seen', async () => {
    await world.pumps.settle();
    await sweep()({}, hasTime);
    expect(await sweep()({}, hasTime)).toEqual({ looked: false });
    now = '2026-03-03T02:00:00.000Z';
    expect(await sweep()({}, hasTime)).toMatchObject({ through: true, repaired: 0 });
    expect(kept).toMatchObject({ since: '2026-03-02T01:00:00.000Z', wholeUntil: now });
    await sweep()({ everything: true }, hasTime);
    expect(kept).toMatchObject({ since: null });
  });
});

describe('sweeps of the embedded engine', () => {
  it('end after the page in hand when the process is told to stop, and the next start goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yipan-sweeps-'));
    const open = () => smallWorld(undefined, join(folder, 'yipan.sqlite'));
    const first = await open();
    const body = inflowBody(WEST_LAKE, '2026-03-01');
    await first.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: 'k' });
    await first.settle();
    const running = first.reconcile();
    await first.stop();
    expect(await running).toBe(0);
    const kept = await first.stores.sweeps.get('reconcile');
    expect(kept).toMatchObject({ after: 'movements ', wholeUntil: null });
    await first.close();
    const second = await open();
    second.engine.db.exec('DELETE FROM facts');
    expect(await second.reconcile()).toBe(1);
    const through = await second.stores.sweeps.get('reconcile');
    expect(through).toMatchObject({ after: null, wholeUntil: kept?.startedAt });
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a sweep of the clock in runs', () => {
  let place: string | undefined;
  let worked: (string | undefined)[];
  beforeEach(() => {
    place = undefined;
    worked = [];
  });
  const sweeps = {
    placeOf: async () => place,
    keepPlace: async (_: string, after: string | undefined) => {
      place = after;
    },
  };
  /** Three pages: the first, b and c; each does one thing. There is time for so many. */
  const run = (pages: number) => {
    const last = worked.length + pages;
    return throughPages(
      sweeps,
      'watch-limits',
      () => worked.length < last,
      async (after) => {
        worked.push(after);
        return { done: 1, next: after === undefined ? 'b' : after === 'b' ? 'c' : undefined };
      },
    );
  };

  it('ends with a whole round when there is time, and keeps no place', async () => {
    expect(await run(9)).toEqual({ done: 3, through: true });
    expect([worked, place]).toEqual([[undefined, 'b', 'c'], undefined]);
  });

  it('goes on where it stopped, and then begins anew', async () => {
    expect(await run(1)).toEqual({ done: 1, through: false });
    expect(place).toBe('b');
    expect(await run(9)).toEqual({ done: 5, through: true });
    expect([worked, place]).toEqual([[undefined, 'b', 'c', undefined, 'b', 'c'], undefined]);
  });

  it('gets round although no run is long enough, and leaves no page out', async () => {
    for (let i = 0; i < 3; i++) await run(2);
    expect(worked).toEqual([undefined, 'b', 'c', undefined, 'b', 'c']);
    expect(place).toBeUndefined();
  });
});

describe('what must be there before a handler runs', () => {
  it('fails the request that it fails, and is asked again by the next', async () => {
    const world = await smallWorld();
    const answers = ['down', 'up'];
    const asked: string[] = [];
    const edge = {
      verify: async () => clerk(WEST_LAKE),
      newId: () => 'r',
      log: () => undefined,
      ready: async () => {
        const answer = answers.shift() ?? 'up';
        asked.push(answer);
        if (answer === 'down') throw new Error('no keys');
      },
    };
    const deps = { ...world.stores, clock: world.clock } as unknown as Parameters<
      typeof createRecordMovement
    >[0];
    const handler = createRecordMovement(deps, edge);
    const event = (body: object) =>
      ({
        headers: { authorization: 'Bearer a.b.c', 'idempotency-key': 'k' },
        body: JSON.stringify(body),
      }) as unknown as Parameters<typeof handler>[0];
    const refused = await handler(event({ kind: 'inflow' }));
    expect([refused.statusCode, asked]).toEqual([422, []]); // nothing is fetched for a request that goes no further
    expect((await handler(event(inflowBody(WEST_LAKE, '2026-03-01')))).statusCode).toBe(503);
    await handler(event(inflowBody(WEST_LAKE, '2026-03-01')));
    expect(asked).toEqual(['down', 'up']);
    await world.close();
  });
});
