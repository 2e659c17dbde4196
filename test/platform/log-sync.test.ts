import { describe, expect, it } from 'vitest';
import { logSync } from '../../shared/sqlite/log-sync.ts';
import { forget, turnMemory, writeTurn } from '../../shared/sqlite/write-turn.ts';

/** A log whose syncs end when the test says so. */
function slowDisk() {
  const syncs: { end: () => void; fail: () => void }[] = [];
  const turn = writeTurn(turnMemory(), 'requests');
  const log = logSync(
    () => turn.commits(),
    () =>
      new Promise((resolve, reject) => {
        syncs.push({ end: resolve, fail: () => reject(new Error('EIO')) });
      }),
  );
  const commit = (): void => turn.committing(() => {});
  return { syncs, log, turn, commit };
}

/** Whether a promise is fulfilled once all that can happen by itself has happened. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(
    () => (done = true),
    () => {},
  );
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return done;
}

describe('a commit is on disk', () => {
  it('once a sync has ended that began after it, one for all who wait', async () => {
    const { syncs, log, commit } = slowDisk();
    expect(await isDone(log.synced())).toBe(true);
    commit();
    const [first, again] = [log.synced(), log.synced()];
    expect([syncs.length, await isDone(first)]).toEqual([1, false]);
    commit();
    const late = log.synced();
    syncs[0]?.end();
    expect([await isDone(first), await isDone(again), await isDone(late)]).toEqual([true, true, false]);
    expect(syncs).toHaveLength(2);
    syncs[1]?.end();
    expect(await isDone(late)).toBe(true);
    expect(await isDone(log.synced())).toBe(true);
    expect(syncs).toHaveLength(2);
  });

  it('whoever made it: an answer shows nothing that a power cut can take back', async () => {
    const { syncs, log, turn } = slowDisk();
    let seen: Promise<void> | undefined;
    turn.committing(() => {
      // Its pages are there before it says that it has ended.
      seen = log.synced();
    });
    if (!seen) throw new Error('nothing was asked');
    syncs[0]?.end();
    expect(await isDone(seen)).toBe(false);
    syncs[1]?.end();
    expect(await isDone(seen)).toBe(true);
  });

  it('or nothing is told and nothing more is written', async () => {
    const { syncs, log, commit } = slowDisk();
    commit();
    const waiting = log.synced();
    syncs[0]?.fail();
    await expect(waiting).rejects.toThrow('EIO');
    expect(() => log.check()).toThrow('EIO');
    commit();
    await expect(log.synced()).rejects.toThrow('EIO');
    expect(syncs).toHaveLength(1);
  });
});

it('a side that was ended while it committed holds up no sync', async () => {
  const memory = turnMemory();
  const gone = writeTurn(memory, 'background');
  gone.take();
  expect(() =>
    gone.committing(() => {
      // It dies here: what it would have counted afterwards is counted by whoever forgets it.
      new Int32Array(memory)[3] = 0;
      throw new Error('killed');
    }),
  ).toThrow('killed');
  expect(gone.commits()).toBe(1);
  forget(memory, 'background');
  expect(gone.commits()).toBe(2);
});
