import * as z from 'zod/mini';
import { DigestKind } from './digest-channel.ts';
import { TargetFields } from './digest-target.ts';

/** A channel as its office sets it. Where it leads to may be left out later on: it stays as it was. */
export const DigestChannelBody = z.strictObject({
  kind: DigestKind,
  ...TargetFields,
  format: z._default(z.enum(['markdown', 'text']), 'markdown'),
  language: z._default(z.enum(['zh-CN', 'en']), 'zh-CN'),
  whenEmpty: z._default(z.enum(['silent', 'send']), 'silent'),
  below: z._default(z.boolean(), false),
  isOn: z._default(z.boolean(), true),
});
