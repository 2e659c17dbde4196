import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GUSHI, inflowBody, NOT_JOINED, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const here = clerk(WEST_LAKE);
const there = clerk(GUSHI);

let world: World;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(() => {
  if (world.failures.length > 0) throw new Error(world.failures.join('\n'));
});

/** The notice to the household side of a newly recorded person. */
async function notified(n: number, household = GUSHI): Promise<string> {
  const sent = inflowBody(WEST_LAKE, '2026-03-01', household, n);
  const { body } = await world.call(here, 'POST', '/movements', { key: `m${n}`, body: sent });
  await world.settle();
  return `${body.movement.movement}.household`;
}

const act = (noticeId: string, body: object, who: Caller = there) =>
  world.call(who, 'POST', `/notices/${noticeId}/actions`, { body });
const against = async (other: string, query = '', who = here, code = WEST_LAKE) =>
  await world.call(who, 'GET', `/divisions/${code}/reconciliation?with=${other}${query}`);
const kinds = async (other: string, query = '') =>
  (await against(other, query)).body.disagreements.map(
    ({ noticeId, difference, toAct }: { noticeId: string; difference: string; toAct: string }) =>
      `${noticeId} ${difference} ${toAct}`,
  );

describe('reconciliation with another division', () => {
  it('says of each notice how the two ends differ, and who has to act', async () => {
    const [waiting, accepted, returned, withdrawn] = [
      await notified(1),
      await notified(2),
      await notified(3),
      await notified(4),
    ];
    const paper = await notified(5, NOT_JOINED);
    expect((await act(accepted, { action: 'accept' })).status).toBe(200);
    expect((await act(returned, { action: 'return', reason: 'identity-unreadable' })).status).toBe(200);
    expect((await act(withdrawn, { action: 'withdraw', reason: '重复' }, here)).status).toBe(200);
    expect(new Set(await kinds(GUSHI))).toEqual(
      new Set([
        `${waiting} not-accepted receiver`,
        `${returned} returned sender`,
        `${withdrawn} withdrawn nobody`,
      ]),
    );
    // A county is reconciled with all below it; a receive-only notice that was accepted is agreed.
    expect(await kinds('411525')).toEqual(await kinds(GUSHI));
    expect(await kinds(NOT_JOINED)).toEqual([`${paper} on-paper sender`]);
    expect(await kinds(GUSHI, '&difference=returned')).toEqual([`${returned} returned sender`]);
  });

  it('goes on over pages that the filter left empty', async () => {
    const first = await notified(1);
    await notified(2, NOT_JOINED);
    const found: string[] = [];
    let cursor = '';
    for (let page = 0; page < 5; page++) {
      const { body } = await against(GUSHI, `&limit=1${cursor}`);
      found.push(...body.disagreements.map(({ noticeId }: { noticeId: string }) => noticeId));
      if (!body.next) break;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
    expect(found).toEqual([first]);
  });

  it('shows masked names, notes who read them, and nothing to others', async () => {
    await notified(1);
    const { body } = await against(GUSHI);
    const [{ personId, name, documentNumber }] = body.disagreements;
    expect(name).toMatch(/\*/);
    expect(documentNumber).toMatch(/\*/);
    const entries = await world.stores.audit.ofPerson(personId, 20);
    expect(entries.map(({ action }) => action)).toContain('read-reconciliation');
    expect((await against(GUSHI, '', there)).status).toBe(403);
    // The other side sent nothing, and a code that nobody has looks like one to which nothing was sent.
    expect((await against(WEST_LAKE, '', there, GUSHI)).body).toEqual({ disagreements: [] });
    expect((await against('999999')).body).toEqual({ disagreements: [] });
    expect((await against('x')).status).toBe(422);
  });
});
