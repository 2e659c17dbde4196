import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import type { Operation } from '../api/operation.ts';
import { MAX_BODY_BYTES } from '../lambda/http.ts';
import { VERSION } from '../version.ts';
import { chapters, introduction } from './chapters.ts';
import { examplesOf } from './examples.ts';
import { answerHeaders, requestHeaders } from './headers.ts';
import { legible } from './legible.ts';
import { nameSchemas } from './named-schemas.ts';
import { refusalAnswers } from './refusal-answers.ts';

/** The OpenAPI 3.1 document of a set of operations, from the very schemas that parse their requests. */
export function openApiDocument(
  operations: readonly Operation[],
  servers: readonly { readonly url: string; readonly description: string }[] = [
    { url: '/', description: '本机地址 · this address' },
  ],
): object {
  nameSchemas();
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = described(operation);
  }
  const document = createDocument({
    openapi: '3.1.1',
    info: {
      title: '一盘棋 Yipan',
      version: VERSION,
      summary: '流动人口服务协同平台 · Townships coordinate services for the migrant population',
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: servers.map((server) => ({ ...server })),
    security: [{ bearer: [] }],
    tags: Object.entries(chapters).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'OIDC 签发的 JWT，含 `divisions` 和 `role`；沙箱中用 `npm run token` 取得 · A JWT of any OIDC issuer with the claims `divisions` and `role`; in the sandbox, `npm run token` mints one.',
        },
      },
    },
  });
  return legible(document);
}

function described(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, roles, params, query, body, maxBodyBytes } = operation;
  const examples = examplesOf(id);
  const kilobytes = (maxBodyBytes ?? MAX_BODY_BYTES) / 1024;
  const answers = Object.entries(operation.answers).map(([status, schema]) => [
    status,
    {
      description: status === '201' ? '已登记 · Recorded' : '成功 · Done',
      headers: answerHeaders(operation),
      content: Object.fromEntries(
        (operation.files ?? ['application/json']).map((type) => [
          type,
          {
            schema,
            ...(examples.answer !== undefined && !operation.files && { example: examples.answer }),
          },
        ]),
      ),
    },
  ]);
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary['zh-CN']} · ${summary.en}`,
    description: `角色 roles: ${roles.map((role) => `\`${role}\``).join(' ')}`,
    requestParams: {
      ...(params && { path: params as never }),
      ...(query && { query: query as never }),
    },
    parameters: requestHeaders(operation),
    ...(body && {
      requestBody: {
        required: true,
        description: `至多 ${kilobytes} KB，UTF-8 · at most ${kilobytes} KB`,
        content: { 'application/json': { schema: body, examples: examples.bodies } },
      },
    }),
    responses: { ...Object.fromEntries(answers), ...refusalAnswers(operation) },
  };
}
