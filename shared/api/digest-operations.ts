import * as z from 'zod/mini';
import { OfficeCode } from '../domain/division/written-code.ts';
import { DigestChannelBody } from '../domain/digest/digest-body.ts';
import { ChannelName, DigestChannelView } from '../domain/digest/digest-channel.ts';
import type { Operation } from './operation.ts';

const OfDivision = z.strictObject({ code: OfficeCode });
const OfChannel = z.strictObject({ code: OfficeCode, name: ChannelName });
const answered = z.strictObject({ channel: DigestChannelView });

export const setDigestChannelOperation = {
  id: 'setDigestChannel',
  method: 'PUT',
  path: '/divisions/{code}/digest-channels/{name}',
  tag: 'notices',
  summary: {
    'zh-CN': '设置每日提醒的通知渠道：企业微信、钉钉群机器人或邮件（地址和密钥密封保存，不再显示）',
    en: 'Set a channel of the morning digest: a robot of 企业微信 or 钉钉, or e-mail; its address and secret are sealed and never shown',
  },
  roles: ['manager'],
  params: OfChannel,
  body: DigestChannelBody,
  answers: { 200: answered },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'digest-target-invalid',
    'digest-host-not-allowed',
    'digest-mail-off',
    'digest-channels-too-many',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const listDigestChannelsOperation = {
  id: 'listDigestChannels',
  method: 'GET',
  path: '/divisions/{code}/digest-channels',
  tag: 'notices',
  summary: {
    'zh-CN': '本单位每日提醒的通知渠道，及最近各天的发送结果',
    en: 'The channels of the morning digest of an office, and what became of the last days',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: OfDivision,
  answers: { 200: z.strictObject({ channels: z.array(DigestChannelView) }) },
  refusals: ['division-not-yours'],
} as const satisfies Operation;

export const testDigestChannelOperation = {
  id: 'testDigestChannel',
  method: 'POST',
  path: '/divisions/{code}/digest-channels/{name}/test',
  tag: 'notices',
  summary: {
    'zh-CN': '发送一条测试消息：几分钟内发出，结果见渠道列表',
    en: 'Ask for a test message: it goes out within minutes, and the list of channels says what became of it',
  },
  roles: ['manager'],
  params: OfChannel,
  answers: { 202: answered },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'digest-channel-unknown',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;
