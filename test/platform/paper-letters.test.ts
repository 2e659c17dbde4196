import jsqr from 'jsqr';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { QUIET_ZONE, qrModules } from '../../shared/paper-letter/qr-modules.ts';
import { clerk, inflowBody, NOT_JOINED, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const here = clerk(WEST_LAKE);
const manager: Caller = { ...here, role: 'manager' };
const letterhead = { telephone: '0571-8765 4321', address: '西湖区保俶路1号', postcode: '310007' };
const printing = { purpose: '寄送纸质联系函', handler: '王经办' };

let world: World;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(() => {
  if (world.failures.length > 0) throw new Error(world.failures.join('\n'));
});

/** A movement notice on paper for each of so many people; their ids, in order. */
async function onPaper(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n++) {
    const sent = inflowBody(WEST_LAKE, '2026-03-01', NOT_JOINED, n);
    const { body } = await world.call(here, 'POST', '/movements', { key: `m${n}`, body: sent });
    ids.push(`${body.movement.movement}.household`);
  }
  await world.settle();
  return ids;
}

const setLetterhead = (who = here, body: object = letterhead) =>
  world.call(who, 'PUT', `/divisions/${WEST_LAKE}/letterhead`, { body });
const print = (noticeId: string, body: object = printing, who: Caller = here) =>
  world.call(who, 'POST', `/notices/${noticeId}/letter`, { body });
const act = (noticeId: string, body: object, who: Caller = here) =>
  world.call(who, 'POST', `/notices/${noticeId}/letter/actions`, { body });
const letters = async (query = '') =>
  (await world.call(here, 'GET', `/divisions/${WEST_LAKE}/paper-letters${query}`)).body.letters;
const register = async (query: string, who: Caller = here) =>
  await world.call(who, 'GET', `/divisions/${WEST_LAKE}/letter-register?${query}`);

describe('a letter to a division that has not joined', () => {
  it('is numbered once by office and year, without gaps, however often and however many at once it is printed', async () => {
    const ids = await onPaper(6);
    await setLetterhead();
    const [first = '', ...others] = ids;
    await print(first);
    await Promise.all([...others, ...others, first].map((id) => print(id)));
    for (const id of ids) expect((await print(id)).status).toBe(200);
    const { body } = await register('year=2026');
    expect(body.letters.map(({ numberWords }: { numberWords: string }) => numberWords)).toEqual(
      [6, 5, 4, 3, 2, 1].map((n) => `〔2026〕${n}号`),
    );
    expect(new Set(body.letters.map(({ noticeId }: { noticeId: string }) => noticeId))).toEqual(new Set(ids));
    await world.advanceTo('2027-01-04T01:00:00.000Z');
    // A letter keeps its number; the next of the new year begins anew.
    const body7 = inflowBody(WEST_LAKE, '2027-01-03', NOT_JOINED, 7);
    const next = await world.call(here, 'POST', '/movements', { key: 'next', body: body7 });
    await world.settle();
    expect((await print(first)).body.toString()).toContain('〔2026〕1号');
    expect((await print(`${next.body.movement.movement}.household`)).body.toString()).toContain(
      '〔2027〕1号',
    );
  });

  it('says whom it is about, what is asked, who handles it and by when: and no more of the person', async () => {
    const [id = ''] = await onPaper(1);
    await setLetterhead();
    const page = (await print(id)).body.toString() as string;
    for (const part of [
      '流动人口信息通报',
      '安徽省合肥市瑶海区明光路街道',
      '测试',
      '100000',
      '流入登记',
      '2026年3月1日',
    ])
      expect(page).toContain(part);
    for (const part of [
      '王经办',
      '0571-87654321',
      '西湖区保俶路1号',
      '回执',
      '查无此人',
      `${WEST_LAKE}.2026.1`,
    ])
      expect(page).toContain(part);
    for (const part of ['15400000001', '测试路', '租赁', '性别', '务工', id])
      expect(page).not.toContain(part);
  });

  it('is refused without a letterhead, a purpose or a name, to others and off paper; then no number is taken', async () => {
    const [id = ''] = await onPaper(1);
    expect((await print(id)).body.type).toBe('/problems/letterhead-missing');
    expect((await world.call(here, 'GET', `/divisions/${WEST_LAKE}/letterhead`)).status).toBe(409);
    expect((await setLetterhead(here, { ...letterhead, telephone: '12' })).status).toBe(422);
    expect((await setLetterhead(here, { ...letterhead, telephone: '12345' })).body.pointer).toBe(
      '/telephone',
    );
    expect((await setLetterhead(clerk(NOT_JOINED))).status).toBe(403);
    await setLetterhead();
    expect((await print(id, { handler: '王经办' })).status).toBe(422);
    expect((await print(id, { ...printing, handler: '王1' })).body.pointer).toBe('/handler');
    expect((await print(id, printing, clerk('411525100'))).status).toBe(404);
    expect((await print(id, printing, manager)).status).toBe(403);
    expect((await print(id, printing, clerk('330106'))).body.type).toBe('/problems/role-not-allowed');
    expect((await register('year=2026')).body.letters).toEqual([]);
    const reply = { action: 'enter-paper-reply', reply: { code: 'confirmed' } };
    await world.call(here, 'POST', `/notices/${id}/actions`, { body: reply });
    expect((await print(id)).body.type).toBe('/problems/letter-not-on-paper');
    expect((await register('year=2026')).body.letters).toEqual([]);
  });

  it('is written down as a reading of the person, with its purpose', async () => {
    const [id = ''] = await onPaper(1);
    await setLetterhead();
    await print(id);
    const entries = await world.stores.audit.ofPerson(id.split('.')[0] ?? '', 10);
    expect(entries.map(({ action, purpose }) => [action, purpose])[0]).toEqual([
      'print-letter',
      printing.purpose,
    ]);
  });

  it('goes from printing to sending, reminding, answering and closing, and stands in the list by what is due', async () => {
    const [id = '', other = ''] = await onPaper(2);
    await setLetterhead();
    expect((await letters()).map(({ state }: { state: string }) => state)).toEqual(['to-print', 'to-print']);
    expect((await act(id, { action: 'send', by: 'post' })).body.type).toBe('/problems/letter-not-printed');
    await print(id);
    expect((await act(id, { action: 'remind', by: 'telephone' })).body.type).toBe(
      '/problems/letter-not-sent',
    );
    expect((await act(id, { action: 'send', by: 'post', on: '2026-03-09' })).body.pointer).toBe('/on');
    expect((await act(id, { action: 'send', by: 'post', on: '2026-01-02' })).body.pointer).toBe('/on');
    const sent = await act(id, { action: 'send', by: 'post', tracking: 'XA12345678901' });
    // Five days by post, then the five working days of a receipt.
    expect(sent.body.notice.letter).toMatchObject({ sent: { on: '2026-03-02' }, dueOn: '2026-03-13' });
    expect((await act(id, { action: 'send', by: 'post', tracking: 'XA12345678901' })).status).toBe(409);
    expect(await letters('?state=sent')).toHaveLength(1);
    expect(await letters('?reminderDue=true')).toEqual([]);
    const stuck = async () =>
      (
        await world.call({ subject: 'op', role: 'operator', divisions: [] }, 'GET', '/operations/stuck')
      ).body.stuck.map((line: { noticeId: string }) => line.noticeId);
    expect(await stuck()).toEqual([other]);
    await world.advanceTo('2026-03-14T01:00:00.000Z');
    const idOf = (line: { notice: { noticeId: string } }) => line.notice.noticeId;
    expect((await letters('?reminderDue=true')).map(idOf)).toEqual([id]);
    expect((await stuck()).sort()).toEqual([id, other].sort());
    const pressed = await act(id, { action: 'remind', by: 'telephone' });
    expect(pressed.body.notice.letter).toMatchObject({ remindedOn: '2026-03-14', dueOn: '2026-03-21' });
    expect((await act(id, { action: 'remind', by: 'fax' })).body.type).toBe('/problems/pressed-today');
    expect(await letters('?reminderDue=true')).toEqual([]);
    expect(await letters('?to=411525')).toEqual([]);
    const reply = { action: 'enter-paper-reply', reply: { code: 'confirmed' } };
    await world.call(here, 'POST', `/notices/${id}/actions`, { body: reply });
    const closed = await world.call(here, 'POST', `/notices/${id}/actions`, { body: { action: 'close' } });
    const said = ({ event, note = '' }: { event: string; note?: string }) => `${event} ${note}`.trim();
    expect(closed.body.notice.timeline.map(said)).toEqual([
      'create',
      'keep-for-paper',
      'number-letter 〔2026〕1号',
      'send-letter post 2026-03-02 XA12345678901',
      'remind-on-paper telephone',
      'enter-paper-reply confirmed',
      'close',
    ]);
    expect((await register('year=2026&number=1')).body.letters).toMatchObject([
      { letterId: `${WEST_LAKE}.2026.1`, noticeId: id, state: 'closed', sentOn: '2026-03-02' },
    ]);
    expect((await register('year=2026&number=2')).body.letters).toEqual([]);
    expect((await register('year=2026', clerk(NOT_JOINED))).status).toBe(403);
  });
});

describe('a county that joins later', () => {
  it('finds what waits on paper in its inbox, by a limit that runs from then, and the letters keep their numbers', async () => {
    const [printed = '', unprinted = '', answered = ''] = await onPaper(3);
    await setLetterhead();
    for (const id of [printed, answered]) await print(id);
    await act(printed, { action: 'send', by: 'post' });
    const reply = { action: 'enter-paper-reply', reply: { code: 'confirmed' } };
    await world.call(here, 'POST', `/notices/${answered}/actions`, { body: reply });
    const operator: Caller = { subject: 'op', role: 'operator', divisions: [] };
    await world.advanceTo('2026-03-10T01:00:00.000Z');
    expect(await world.reconcile()).toBe(0);
    const county = NOT_JOINED.slice(0, 6);
    const joining = { joinedOn: '2026-03-11' };
    const set = await world.call(operator, 'PUT', `/divisions/${county}/participation`, { body: joining });
    expect(set.status).toBe(200);
    // Not before its day.
    await world.reconcile();
    await world.settle();
    const inbox = async () =>
      (await world.call(clerk(NOT_JOINED), 'GET', `/divisions/${NOT_JOINED}/inbox`)).body;
    expect((await inbox()).notices ?? []).toEqual([]);
    await world.advanceTo('2026-03-11T01:00:00.000Z');
    expect(await world.reconcile()).toBe(0);
    await world.settle();
    const { notices } = await inbox();
    expect(notices.map((line: { notice: { noticeId: string } }) => line.notice.noticeId).sort()).toEqual(
      [printed, unprinted].sort(),
    );
    const one = notices.find((line: { notice: { letter?: object } }) => line.notice.letter)?.notice;
    expect(one).toMatchObject({
      state: 'delivered',
      channel: 'platform',
      letter: { number: 1 },
      // Five working days from the Wednesday.
      limit: { what: 'acceptance', on: '2026-03-18' },
    });
    expect((await print(printed)).body.type).toBe('/problems/letter-not-on-paper');
    expect(await letters()).toEqual([]);
    expect(await world.reconcile()).toBe(0);
    const accepted = await world.call(clerk(NOT_JOINED), 'POST', `/notices/${printed}/actions`, {
      body: { action: 'accept' },
    });
    expect(accepted.body.notice.state).toBe('closed');
  });
});

describe('the code on a slip', () => {
  it('is read back as the reference', () => {
    const reference = '330106002.2026.12';
    const qr = qrModules(reference);
    const scale = 4;
    const edge = (qr.size + 2 * QUIET_ZONE) * scale;
    const pixels = new Uint8ClampedArray(edge * edge * 4).fill(255);
    for (let y = 0; y < edge; y++)
      for (let x = 0; x < edge; x++) {
        const [row, column] = [y, x].map((at) => Math.floor(at / scale) - QUIET_ZONE) as [number, number];
        const isInside = row >= 0 && column >= 0 && row < qr.size && column < qr.size;
        if (isInside && qr.isDark(row, column)) pixels.fill(0, (y * edge + x) * 4, (y * edge + x) * 4 + 3);
      }
    // Its types say that the module has a default beside it; the module is the function.
    const decode = jsqr as unknown as typeof jsqr.default;
    expect(decode(pixels, edge, edge)?.data).toBe(reference);
  });
});
