import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { advanceTo } from '../../local/sandbox-time.ts';
import { identityKeys } from '../../shared/identity/identity-keys.ts';
import { finalState } from './final-state.ts';
import { smallWorld } from './small-world.ts';
import { nameOf, type PortCall, type Side, watchedPorts } from './watched-ports.ts';
import { again, wholeLife } from './whole-life.ts';

/** Longer than a received message stays hidden. */
const LATER_MS = 31_000;
const START = '2026-03-02T01:00:00.000Z';
/** The same in every run: ids are computed from them. */
const keys = { pseudonymKey: randomBytes(32), dataKeys: [{ keyId: 'k1', key: randomBytes(32) }] };

async function play(fault?: { readonly nth: number; readonly call: PortCall; readonly side: Side }) {
  const ports = watchedPorts(fault);
  let system = Date.parse(START);
  const settings = { keys, watch: ports.watch, systemNow: () => system };
  const world = await smallWorld(START, ':memory:', { settings });
  // The pumps turn only when they are asked to: so the calls have the same order in every run.
  await world.pumps.stop();
  const waiting = world.engine.db.prepare('SELECT count(*) AS n FROM messages');
  const settle = async (): Promise<void> => {
    await world.settle();
    await world.settle(); // after a failed turn
    for (let tried = 0; Number(waiting.get()?.['n']) > 0 && tried < 6; tried++) {
      system += LATER_MS;
      await world.settle();
    }
  };
  try {
    ports.start();
    // Assessments have fault tests of their own (`test/workflows`): each of their tries would wait for its pause here.
    const moved = (instant: string) => advanceTo({ ...world, assess: undefined }, instant);
    await wholeLife({ ...world, advanceTo: moved }, settle);
    const unrepaired = await again(world.reconcile);
    ports.check();
    return { calls: ports.calls, unrepaired, state: finalState(world, identityKeys(keys)) };
  } finally {
    await world.close();
  }
}

/** A failed write can lose or double something: these are tried at more than one moment of the story. */
const WRITES = new Set(['append', 'put', 'create', 'save', 'project', 'send', 'receive', 'remove', 'write']);
/** `all` tries every single call at both sides: some three thousand runs, for a night. */
const isAll = process.env['YIPAN_EVERY_CALL'] === 'all';

/** The numbers of the calls to fail, out of those of one call site. */
function chosen(numbers: readonly number[], isWrite: boolean): readonly number[] {
  if (isAll) return numbers;
  const places = isWrite ? [0, numbers.length - 1] : [Math.floor(numbers.length / 2)];
  return [...new Set(places)].map((place) => numbers[place] ?? 0);
}

it('whichever call to a port fails, before or after its effect, everything ends as if none had', {
  timeout: isAll ? 3_600_000 : 300_000,
}, async () => {
  const { calls, unrepaired, state } = await play();
  expect([unrepaired, state.deadLetters, state.waiting]).toEqual([0, [], []]);
  expect(state.notices.length).toBeGreaterThan(15);
  // Every run takes the same way up to its fault, or a number would not name a call.
  expect((await play()).calls).toEqual(calls);

  const sites = Map.groupBy(calls.keys(), (nth) => nameOf(calls[nth] as PortCall));
  const wanted = JSON.stringify(state);
  let runs = 0;
  const diverged: string[] = [];
  for (const [site, numbers] of sites) {
    const call = calls[numbers[0] ?? 0] as PortCall;
    for (const nth of chosen(numbers, WRITES.has(call.method))) {
      for (const side of ['before', 'after'] as const) {
        runs += 1;
        const what = `${site}, call ${nth}, ${side}`;
        try {
          const end = await play({ nth, call, side });
          expect(end.unrepaired, what).toBe(0);
          if (JSON.stringify(end.state) !== wanted) expect(end.state, what).toEqual(state);
        } catch (cause) {
          diverged.push(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      }
    }
  }
  console.log(`${sites.size} call sites, ${calls.length} calls, ${runs} runs with one failure each`);
  expect(diverged).toEqual([]);
  expect(sites.size).toBeGreaterThan(60);
});
