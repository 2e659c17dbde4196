import { STATUS_CODES } from 'node:http';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Operation } from '../api/operation.ts';
import { refusalsOf } from '../api/refusals-of.ts';
import type { RefusalName } from '../domain/refusal.ts';
import { problem } from '../lambda/answer.ts';
import { problems } from '../lambda/problems.ts';
import { requestIdHeader } from './headers.ts';

/** What the places in the sentences hold, in examples. */
const SAMPLES: Readonly<Record<string, string | number>> = {
  limit: 65_536,
  role: 'partner',
  division: '330106009',
  code: '330104009',
  date: '2026-11-20',
  validFrom: '2021-04-09',
  validTo: '2021-04-09',
  successors: '330114002',
  since: '2026-11-20',
  office: '330106009',
  county: '330106',
  movement: 3,
  state: 'closed',
  action: 'accept',
  until: '2027-03-01',
  latest: '2027-01-15',
  to: '411525100',
  missing: 'contact',
  today: '2026-11-20',
  now: '2026-11-20T02:00:00.000Z',
  expected: '9',
  source: 'queue:delivery',
  sources: 'queue:delivery, feed:derive-movement',
  id: '17',
};

/** The refusals of an operation, by status: which `type` values a caller may meet, each with its sentences. */
export function refusalAnswers(operation: Operation): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(refusalsOf(operation), (name) => problems[name].status);
  const answers: ZodOpenApiResponsesObject = {};
  for (const [status, names] of [...byStatus].sort(([a], [b]) => a - b)) {
    answers[`${status}` as '400'] = {
      description: `${STATUS_CODES[status]}\n\n${names.map(lineOf).join('\n')}`,
      headers: { 'X-Request-Id': requestIdHeader },
      content: {
        'application/problem+json': {
          schema: {
            allOf: [
              { $ref: '#/components/schemas/Problem' },
              { type: 'object', properties: { type: { enum: names.map(typeOf) } } },
            ],
          },
          examples: Object.fromEntries(names.map((name) => [name, exampleOf(name)])),
        },
      },
    };
  }
  return answers;
}

function typeOf(name: RefusalName): string {
  return `/problems/${name}`;
}

function lineOf(name: RefusalName): string {
  return `* \`${name}\` ${problems[name]['zh-CN']} *${problems[name].en}*`;
}

function exampleOf(name: RefusalName) {
  const named = [...problems[name].en.matchAll(/\{(\w+)\}/g)].map(([, value = '']) => value);
  const values = Object.fromEntries(named.map((value) => [value, SAMPLES[value] ?? '…']));
  const refusal = { name, ...(named.length > 0 && { values }) };
  return { summary: name, value: problem(refusal, 'zh-CN').body };
}
