import type { oas31 } from 'zod-openapi';
import type { Operation } from '../api/operation.ts';

const text = { type: 'string' } as const;

export const requestIdHeader = {
  description: '请求编号，报障时请提供 · id of the request: name it when you report a fault',
  schema: text,
} as const;

const ANSWER_HEADERS = {
  etag: ['ETag', '版本，可用作 If-Match · the version, for If-Match'],
  location: ['Location', '新记录的地址 · where the new record is'],
  'content-disposition': ['Content-Disposition', '文件名 · the name of the file'],
  'cache-control': ['Cache-Control', '`no-store`：不得缓存 · not to be kept'],
} as const;

/** Headers of an operation's good answers. */
export function answerHeaders({ headers = [] }: Operation) {
  const declared = headers.map((name) => {
    const [shown, description] = ANSWER_HEADERS[name];
    return [shown, { description, schema: text }] as const;
  });
  return { 'X-Request-Id': requestIdHeader, ...Object.fromEntries(declared) };
}

/** Headers that a caller sends, as parameters. */
export function requestHeaders({ idempotent, refusals }: Operation): oas31.ParameterObject[] {
  const isConditional = refusals.includes('precondition-failed');
  return [
    {
      in: 'header',
      name: 'Accept-Language',
      description: '问题详情的语言 · language of problem documents',
      schema: { type: 'string', default: 'zh-CN' },
      example: 'en',
    },
    {
      in: 'header',
      name: 'X-Request-Id',
      description: '自定请求编号，至多 64 个字符 · an id of your own for the request',
      schema: { type: 'string', maxLength: 64 },
    },
    ...(idempotent
      ? [
          {
            in: 'header' as const,
            name: 'Idempotency-Key',
            required: true,
            description:
              '每次登记用一个新值，重发时用原值 · a new value for each record, the same one when you send it again',
            schema: { type: 'string' as const, pattern: '^[\\x21-\\x7e]{1,64}$' },
            example: 'k-20261120-0001',
          },
        ]
      : []),
    ...(isConditional
      ? [
          {
            in: 'header' as const,
            name: 'If-Match',
            description:
              '所见版本的 ETag；已被更新则拒绝 · the ETag that was seen; refused when it was changed since',
            schema: text,
            example: '"3"',
          },
        ]
      : []),
  ];
}
