import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outgoing } from '../../shared/digest/digest-sender.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import {
  type DigestChannel,
  digestChannelCase,
  filedChannel,
} from '../../shared/domain/digest/digest-channel.ts';
import type { Sent } from '../../shared/domain/digest/digest-outcome.ts';
import { DEFAULT_DIGEST_HOSTS, hostsIn } from '../../shared/domain/digest/digest-target.ts';
import { channelSecrets } from '../../shared/identity/secret-box.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const manager: Caller = { subject: 'm', role: 'manager', divisions: [GUSHI] };
const KEY = 'abcdef12-3456-7890';
const url = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}`;
const keys = { pseudonymKey: randomBytes(32), dataKeys: [{ keyId: 'k1', key: randomBytes(32) }] };

describe('the morning digest', () => {
  let world: World;
  let went: Outgoing[] = [];
  let answers: (outgoing: Outgoing) => Promise<Sent>;

  async function opened(): Promise<void> {
    went = [];
    answers = async () => ({ kind: 'sent' });
    world = await smallWorld(undefined, undefined, {
      settings: {
        keys,
        systemNow: () => Date.parse(world.clock.now()),
        digest: {
          hosts: hostsIn(DEFAULT_DIGEST_HOSTS),
          allowPrivate: false,
          link: 'https://yipan.example.gov.cn',
        },
        sendDigest: async (outgoing) => {
          went.push(outgoing);
          return await answers(outgoing);
        },
      },
    });
  }
  afterEach(() => world.close());

  const set = (body: object, name = 'main', who = manager) =>
    world.call(who, 'PUT', `/divisions/${GUSHI}/digest-channels/${name}`, { body });
  const channel = async () =>
    (await world.call(manager, 'GET', `/divisions/${GUSHI}/digest-channels`)).body.channels[0];
  /** Notices on their way to Gushi. */
  async function arrive(many: number, from = 1): Promise<void> {
    for (let n = from; n < from + many; n++)
      await world.call(clerk(WEST_LAKE), 'POST', '/movements', {
        body: inflowBody(WEST_LAKE, '2026-03-01', GUSHI, n),
        key: `k${n}`,
      });
    await world.settle();
  }

  it('goes out once on a working day, in counts without a person, whoever runs', async () => {
    await opened();
    const { status, body } = await set({ kind: 'wecom', url });
    expect([status, body.channel.target, body.channel.nextAt]).toEqual([
      200,
      'qyapi.weixin.qq.com',
      '2026-03-03T01:00:00.000Z',
    ]);
    await arrive(3);
    expect(await world.sendDigests()).toBe(0);
    await world.advanceTo('2026-03-03T01:00:00.000Z');
    await Promise.all([world.sendDigests(), world.sendDigests()]);
    expect(await world.sendDigests()).toBe(0);
    expect(went.map(({ message: { text } }) => text)).toEqual([
      '一盘棋每日提醒 2026-03-03（周二）\n蓼城街道\n新到 3 件\nhttps://yipan.example.gov.cn',
    ]);
    expect(JSON.stringify(went[0]?.message)).not.toMatch(/测试|[0-9]{15,}|f2/);
    expect(went[0]?.target).toEqual({ url });
    await set({ kind: 'wecom', language: 'en' });
    expect(await world.sendDigests()).toBe(0);
    await world.advanceTo('2026-03-09T01:00:00.000Z');
    await world.sendDigests();
    expect(went[1]?.message.text).toContain('due today: 3\n');
    expect((await channel()).days).toMatchObject([
      { day: '2026-03-03', state: 'sent', tries: 1 },
      { day: '2026-03-09', state: 'sent', tries: 1 },
    ]);
    await world.advanceTo('2026-03-14T01:00:00.000Z');
    expect(await world.sendDigests()).toBe(0); // a Saturday
    await world.advanceTo('2026-03-16T01:00:00.000Z');
    await world.sendDigests();
    expect(went[2]?.message.text).toContain('overdue: 3\n');
  });

  it('shows nobody where it leads to, and keeps it sealed', async () => {
    await opened();
    const shown = JSON.stringify([(await set({ kind: 'wecom', url })).body, await channel()]);
    const kept = JSON.stringify(world.engine.db.prepare('SELECT * FROM cases').all());
    expect(shown + kept).not.toContain(KEY);
    expect((await set({ kind: 'wecom', url }, 'main', clerk(GUSHI))).status).toBe(403);
    // Without its address, and only where the kind stays.
    expect((await set({ kind: 'wecom', isOn: false })).body.channel.isOn).toBe(false);
    expect((await set({ kind: 'dingtalk' })).body.pointer).toBe('/url');
  });

  it('says nothing where there is nothing to say, unless it shall', async () => {
    await opened();
    await set({ kind: 'wecom', url });
    await world.advanceTo('2026-03-03T01:00:00.000Z');
    await world.sendDigests();
    expect((await channel()).days).toMatchObject([{ day: '2026-03-03', state: 'nothing' }]);
    await set({ kind: 'wecom', whenEmpty: 'send' });
    await world.advanceTo('2026-03-04T01:00:00.000Z');
    await world.sendDigests();
    expect(went.map(({ message: { text } }) => text.split('\n')[2])).toEqual(['今天没有待办事项。']);
  });

  it('is tried four times where it was not taken, then given up until the next working day', async () => {
    await opened();
    await set({ kind: 'wecom', url, whenEmpty: 'send' });
    await arrive(1);
    answers = async () => ({ kind: 'failed', reason: 'busy', code: 45_009 });
    for (const at of ['01:00', '01:04', '01:05', '01:20', '02:05', '02:30', '09:59']) {
      await world.advanceTo(`2026-03-03T${at}:00.000Z`);
      await world.sendDigests();
    }
    expect(went).toHaveLength(4);
    expect(new Set(went.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await channel()).days).toMatchObject([
      { day: '2026-03-03', state: 'gave-up', tries: 4, reason: 'busy', code: 45_009 },
    ]);
    expect(world.failures.filter((line) => line.startsWith('digest-not-sent'))).toHaveLength(4);
    answers = async () => ({ kind: 'sent' });
    await world.advanceTo('2026-03-04T01:00:00.000Z');
    expect(await world.sendDigests()).toBe(1);
  });

  it('is not sent again where a crash leaves nobody to know whether it went', async () => {
    await opened();
    await set({ kind: 'wecom', url, whenEmpty: 'send' });
    await arrive(1);
    answers = () => Promise.reject(new Error('killed'));
    await world.advanceTo('2026-03-03T01:00:00.000Z');
    await expect(world.sendDigests()).rejects.toThrow('killed');
    answers = async () => ({ kind: 'sent' });
    for (const at of ['01:04', '01:06', '02:00']) {
      await world.advanceTo(`2026-03-03T${at}:00.000Z`);
      expect(await world.sendDigests()).toBe(0);
    }
    expect((await channel()).days).toMatchObject([{ state: 'unknown', reason: 'lost-contact' }]);
    await world.advanceTo('2026-03-04T01:00:00.000Z');
    expect(await world.sendDigests()).toBe(1);
  });

  it('keeps to twenty messages a minute for one robot', async () => {
    await opened();
    await set({ kind: 'wecom', url, whenEmpty: 'send' });
    const first = await world.stores.cases.one(digestChannelCase, `${GUSHI}.main`);
    const secrets = channelSecrets(keys.pseudonymKey);
    for (let n = 1; n < 25; n++) {
      const copy = { ...(first as DigestChannel), name: `c${n}` };
      const box = secrets.seal(`${GUSHI}.c${n}`, JSON.stringify({ url }));
      await world.stores.cases.save(filedChannel({ ...copy, box, version: 1 }));
    }
    await world.advanceTo('2026-03-03T01:00:00.000Z');
    expect(await world.sendDigests()).toBe(20);
    expect(await world.sendDigests()).toBe(0);
    await world.advanceTo('2026-03-03T01:01:00.000Z');
    expect(await world.sendDigests()).toBe(5);
  });

  it('is tried out by a test message, which tells what became of it', async () => {
    await opened();
    await set({ kind: 'wecom', url, isOn: false });
    const ask = () => world.call(manager, 'POST', `/divisions/${GUSHI}/digest-channels/main/test`);
    expect((await ask()).status).toBe(202);
    expect((await ask()).body.channel.test.state).toBe('waiting');
    answers = async () => ({ kind: 'refused', reason: 'refused', code: 93_000 });
    await world.sendDigests();
    expect((await channel()).test).toMatchObject({ state: 'failed', reason: 'refused', code: 93_000 });
    answers = async () => ({ kind: 'sent' });
    await ask();
    expect(await world.sendDigests()).toBe(1);
    expect((await channel()).test.state).toBe('sent');
    expect(went).toHaveLength(2);
  });
});
