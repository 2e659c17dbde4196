import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  smallWorld,
  syntheticPerson,
  WEST_LAKE,
  type World,
} from './small-world.ts';

const here = clerk(WEST_LAKE);
const { document } = syntheticPerson();
let world: World;
let personId: string;

beforeEach(async () => {
  world = await smallWorld();
  const body = inflowBody(WEST_LAKE, '2026-03-01');
  personId = (await world.call(here, 'POST', '/movements', { body, key: 'k' })).body.movement.personId;
});
afterEach(async () => {
  await world.close();
});

const find = (caller: Caller, asked: object = document) =>
  world.call(caller, 'POST', '/people/find', { body: { document: asked } });

describe('finding a person by document', () => {
  it('shows a side of the person the id and the masked identity', async () => {
    const reviewer: Caller = { ...here, role: 'reviewer', divisions: ['3301'] };
    for (const caller of [here, clerk(GUSHI), reviewer]) {
      const { status, body, headers } = await find(caller);
      expect([status, body]).toEqual([
        200,
        { personId, person: { name: '测**', documentNumber: expect.any(String), phone: expect.any(String) } },
      ]);
      expect(JSON.stringify(body)).not.toContain(document.number);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  it('knows a number however it was typed', async () => {
    const typed = { ...document, number: ` ${document.number.slice(0, 6)} ${document.number.slice(6)} ` };
    expect((await find(here, typed)).body.personId).toBe(personId);
  });

  it('keeps a former side, and gains the new one', async () => {
    const there = clerk(GONGSHU);
    expect((await find(there)).status).toBe(404);
    await world.call(there, 'POST', '/movements', { body: inflowBody(GONGSHU, '2026-03-02'), key: 'k2' });
    expect([(await find(there)).status, (await find(here)).status]).toEqual([200, 200]);
  });

  it('answers an unknown and a forbidden person alike, and writes both down', async () => {
    const stranger = clerk(GONGSHU);
    const forbidden = await find(stranger);
    const unknown = await find(stranger, syntheticPerson(2).document);
    expect([forbidden.status, forbidden.body.type]).toEqual([404, '/problems/person-unknown']);
    expect(unknown.body).toEqual(forbidden.body);
    const [entry, ...others] = await world.stores.audit.ofPerson(personId, 10);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ action: 'find-person', subject: stranger.subject });
    const rows = world.engine.db.prepare("SELECT doc FROM audit WHERE doc LIKE '%find-person%'").all();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(syntheticPerson(2).document.number);
  });

  it('refuses a number that cannot be, by name', async () => {
    const number = `${document.number.slice(0, 17)}${document.number.endsWith('0') ? '1' : '0'}`;
    expect((await find(here, { ...document, number })).body).toMatchObject({
      type: '/problems/id-number-check-digit',
      pointer: '/document/number',
    });
    expect((await find(here, { kind: 'passport', number: 'AB' })).body.type).toBe(
      '/problems/document-number-invalid',
    );
  });

  it.each(['manager', 'auditor', 'partner', 'operator'] as const)('is not for a %s', async (role) => {
    expect((await find({ ...here, role })).body.type).toBe('/problems/role-not-allowed');
  });
});
