import type { DatabaseSync } from 'node:sqlite';
import {
  channelId,
  type DigestChannel,
  digestChannelCase,
} from '../../shared/domain/digest/digest-channel.ts';
import { type Finding, found } from './finding.ts';

/** Do the morning digests arrive? */
export function digestFinding(db: DatabaseSync, isOn: boolean): Finding {
  const subject = 'digests';
  const channels = db
    .prepare('SELECT doc FROM cases WHERE kind = ?')
    .all(digestChannelCase.name)
    .map((row) => digestChannelCase.read(JSON.parse(String(row['doc']))))
    .filter((channel) => channel.isOn);
  if (channels.length === 0)
    return { subject, state: 'ok', found: found('没有设置通知渠道', 'No channel is set.') };
  if (!isOn)
    return {
      subject,
      state: 'warning',
      found: found(
        `${channels.length} 个渠道，但发送已关闭`,
        `There are ${channels.length} channels, and sending is off.`,
      ),
      todo: found(
        '在配置中写 [digest] enabled = true',
        'Write [digest] enabled = true into the configuration.',
      ),
    };
  const failing = channels.filter((channel) => failureOf(channel) !== undefined);
  if (failing.length === 0)
    return {
      subject,
      state: 'ok',
      found: found(`${channels.length} 个渠道正常`, `${channels.length} channels, all well.`),
    };
  const list = failing
    .slice(0, 10)
    .map((channel) => `${channelId(channel.office, channel.name)} ${failureOf(channel)}`)
    .join(', ');
  return {
    subject,
    state: 'warning',
    found: found(
      `${failing.length} 个渠道最近一次没有发成：${list}`,
      `The last digest of ${failing.length} channels did not arrive: ${list}`,
    ),
    todo: found(
      '查看：yipan list-digest-channels --code 单位；unreachable、not-public 看网络和 digest.hosts，refused 由该单位重设地址和密钥',
      'See yipan list-digest-channels --code OFFICE. unreachable, not-public: look at the network and digest.hosts; refused: the office sets address and secret again.',
    ),
  };
}

/** Why the last day of a channel ended badly; undefined where it did not. */
function failureOf({ days }: DigestChannel): string | undefined {
  const last = days.at(-1);
  return last?.state === 'gave-up' || last?.state === 'unknown' ? (last.reason ?? last.state) : undefined;
}
