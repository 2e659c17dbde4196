import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConfirmLimits } from '../../functions/schedule/confirm-limits.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { makeHolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { clerk, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const here = clerk(WEST_LAKE);
const county = clerk('411525');
const operator: Caller = { subject: 'operator-1', role: 'operator', divisions: [] };
let world: World;
let noticeId: string;

async function begin(start?: string, happenedOn = '2026-03-01'): Promise<void> {
  world = await smallWorld(start);
  const body = inflowBody(WEST_LAKE, happenedOn, '411525');
  const { body: answer } = await world.call(here, 'POST', '/movements', { body, key: 'k' });
  await world.settle();
  noticeId = `${answer.movement.movement}.household`;
}
beforeEach(() => begin());
afterEach(async () => {
  const { failures } = world;
  await world.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
});

/** A day of March in office hours of Shanghai, down from nine to five. */
const dayDown = (day: string, cause = '机房断电') => ({
  from: `2026-03-${day}T01:00:00.000Z`,
  until: `2026-03-${day}T09:00:00.000Z`,
  cause,
});
const record = (body: object, who: Caller = operator) =>
  world.call(who, 'POST', '/operations/outages', { body });
const read = async () => (await world.call(county, 'GET', `/notices/${noticeId}`)).body;

describe('an outage', () => {
  it('moves the limits that ran, says why, and its days are the platform’s', async () => {
    await world.advanceTo('2026-03-05T01:00:00.000Z');
    expect((await record(dayDown('04'))).body.outage).toMatchObject({ seq: 1, recordedBy: 'operator-1' });
    await world.watchLimits();
    const { notice, days } = await read();
    expect(notice.limit).toMatchObject({ on: '2026-03-10' });
    expect(notice.timeline.at(-1)).toMatchObject({ event: 'confirm-limit', note: 'outage 机房断电' });
    expect(days).toEqual({ sender: 0, receiver: 3, platform: 0, 'waiting-for-correction': 0 });
    // Down over midnight, the day is the platform's in the ledger too.
    await record({ from: '2026-03-04T09:00:00.000Z', until: '2026-03-05T00:00:00.000Z', cause: '切换' });
    expect((await read()).days).toEqual({ sender: 0, receiver: 2, platform: 1, 'waiting-for-correction': 0 });
    await world.watchLimits();
    await world.watchLimits();
    expect((await read()).notice.version).toBe(notice.version);
  });

  it('takes back an overdue mark that it makes wrong, by a new line, and the mark comes when it is due', async () => {
    await world.advanceTo('2026-03-10T01:00:00.000Z');
    expect((await read()).flag).toBe('overdue');
    await record(dayDown('09'));
    await world.watchLimits();
    const { notice, flag } = await read();
    expect(flag).toBe('due-soon');
    expect(notice.timeline.map(({ event }: { event: string }) => event)).toEqual([
      'create',
      'deliver',
      'remind',
      'note-overdue',
      'confirm-limit',
    ]);
    expect(notice.timeline.at(-1)).toMatchObject({ takenBack: ['overdue'], limitOn: '2026-03-10' });
    await world.advanceTo('2026-03-11T01:00:00.000Z');
    expect((await read()).notice.noted).toEqual(['reminded', 'overdue']);
    // Accepted after all, it is late by the limit as it is.
    const accepted = await world.call(county, 'POST', `/notices/${noticeId}/actions`, {
      body: { action: 'accept' },
    });
    expect(accepted.body.notice.timeline.at(-1)).toMatchObject({ event: 'accept-and-close', late: true });
  });

  it('is known to whoever acts before the sweep has come by: nobody is late by a day that it took', async () => {
    await world.advanceTo('2026-03-10T01:00:00.000Z');
    await record(dayDown('09'));
    const { body } = await world.call(county, 'POST', `/notices/${noticeId}/actions`, {
      body: { action: 'accept' },
    });
    expect(body.notice.timeline.slice(-2).map(({ event }: { event: string }) => event)).toEqual([
      'confirm-limit',
      'accept-and-close',
    ]);
    expect(body.notice.timeline.at(-1)).not.toHaveProperty('late');
    expect((await read()).notice.version).toBe(body.notice.version);
  });

  it('before the acceptance lengthens the reply that runs from the delivery', async () => {
    const { body } = await world.call(here, 'POST', '/notices', {
      key: 'q',
      body: {
        kind: 'verification-request',
        receiver: '411525',
        personId: (await read()).notice.personId,
        content: { items: ['contact'] },
      },
    });
    await world.settle();
    await world.advanceTo('2026-03-05T01:00:00.000Z');
    await record(dayDown('04'));
    const id = body.notice.noticeId;
    const accepted = await world.call(county, 'POST', `/notices/${id}/actions`, {
      body: { action: 'accept' },
    });
    expect(accepted.body.notice.limit).toMatchObject({ what: 'reply', on: '2026-04-02' });
  });

  it('is corrected by a new record, and the limit follows, but not into the past', async () => {
    await world.advanceTo('2026-03-05T01:00:00.000Z');
    await record(dayDown('04'));
    await world.watchLimits();
    const { from, cause } = dayDown('04');
    expect((await record({ from, until: from, cause, corrects: 1 })).status).toBe(201);
    await world.watchLimits();
    expect((await read()).notice).toMatchObject({ limit: { on: '2026-03-09' } });
    expect((await read()).notice.timeline.at(-1)).toMatchObject({ note: 'outage-corrected' });
    const { body } = await world.call(operator, 'GET', '/operations/outages');
    expect(
      body.outages.map(({ seq, standing }: { seq: number; standing: boolean }) => [seq, standing]),
    ).toEqual([
      [1, false],
      [2, false],
    ]);
  });

  it('is the operator’s to record, and refused by name where it cannot be', async () => {
    await world.advanceTo('2026-03-05T01:00:00.000Z');
    expect((await record(dayDown('04'), here)).body.type).toBe('/problems/role-not-allowed');
    expect((await world.call(county, 'GET', '/operations/outages')).body.type).toBe(
      '/problems/role-not-allowed',
    );
    const problem = async (body: object) => {
      const answer = await record(body);
      return `${answer.status} ${answer.body.type ?? ''} ${answer.body.pointer ?? answer.body.errors?.[0]?.pointer ?? ''}`;
    };
    const down = dayDown('04');
    expect(await problem({ ...down, until: down.from })).toBe('422 /problems/outage-empty /until');
    expect(await problem(dayDown('05'))).toBe('422 /problems/outage-not-over /until');
    expect(await problem({ ...down, corrects: 1 })).toBe('422 /problems/outage-unknown /corrects');
    expect(await problem({ ...down, from: '2026-03-04' })).toBe('422 /problems/invalid-request /from');
    expect(await problem({ ...down, cause: '' })).toBe('422 /problems/invalid-request /cause');
    expect((await record(down)).status).toBe(201);
    expect((await record(down)).body.outage.seq).toBe(1);
    expect(await problem({ ...down, cause: '断网' })).toBe('409 /problems/outage-overlaps /from');
    const twoAtOnce = await Promise.all([record(dayDown('03')), record(dayDown('03', '断网'))]);
    expect(twoAtOnce.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = await world.call(operator, 'GET', '/operations/outages');
    expect(body.outages).toHaveLength(2);
  });
});

describe('the next year’s calendar', () => {
  it('makes provisional limits firm and moves those that it must, once', async () => {
    await world.close();
    await begin('2026-12-25T01:00:00.000Z', '2026-12-24');
    expect((await read()).notice.limit).toMatchObject({ on: '2027-01-01', provisional: true });
    const known = officialCalendar();
    const calendar = makeHolidayCalendar({
      knownThrough: '2027-12-31',
      holidays: [...known.holidays, '2027-01-01', '2027-01-02', '2027-01-03'],
      workingWeekends: known.workingWeekends,
    });
    const confirmLimits = createConfirmLimits({
      ...world.stores,
      clock: world.clock,
      calendar,
      rules: DEFAULT_DEADLINE_RULES,
      outageRules: DEFAULT_OUTAGE_RULES,
    });
    expect(await world.confirmLimits()).toBe(0);
    expect((await confirmLimits({}, () => true)).changed).toBe(1);
    expect((await confirmLimits({}, () => true)).changed).toBe(0);
    const { notice } = await read();
    expect(notice.limit).toMatchObject({ on: '2027-01-04' });
    expect(notice.limit).not.toHaveProperty('provisional');
    expect(notice.timeline.at(-1)).toMatchObject({ event: 'confirm-limit', note: 'official-calendar' });
  });
});
