import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod/mini';
import type { Operation } from '../../shared/api/operation.ts';
import { operations as table } from '../../shared/api/operations.ts';
import { refusalsOf } from '../../shared/api/refusals-of.ts';
import { moveClockOperation } from '../../shared/api/sandbox-operations.ts';
import { problems } from '../../shared/lambda/problems.ts';
import { openApiDocument } from '../../shared/openapi/document.ts';
import { examplesOf } from '../../shared/openapi/examples.ts';
import { schemaNames } from '../../shared/openapi/named-schemas.ts';
import { fieldWords, parameterWords, propertyWords } from '../../shared/openapi/property-words.ts';
import { assertDocumented } from './documented.ts';

interface Content {
  readonly content: Record<string, { readonly schema: object; readonly examples?: Record<string, object> }>;
}
interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: Content;
  readonly responses: Record<string, Content & { readonly description: string; readonly headers: object }>;
}

const require = createRequire(import.meta.url);
const operations: readonly Operation[] = [...table, moveClockOperation];
// As it is served: through JSON.
const text = JSON.stringify(openApiDocument(operations));
const document = JSON.parse(text) as {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly components: { readonly schemas: Record<string, { readonly description?: string }> };
};
const described = (operation: Operation): Described => {
  const found = document.paths[operation.path]?.[operation.method.toLowerCase()];
  if (!found) throw new Error(`${operation.id} is not described`);
  return found;
};

interface Field {
  readonly at: string;
  readonly description: string | undefined;
}

/** Every property of every schema and every parameter, by its place in the document. */
function everyFieldOf(value: unknown, at = ''): { readonly fields: Field[]; readonly parameters: Field[] } {
  const found = { fields: [] as Field[], parameters: [] as Field[] };
  if (typeof value !== 'object' || value === null) return found;
  const { properties, in: place, name, description } = value as Record<string, unknown>;
  if (typeof properties === 'object' && properties !== null && 'type' in value) {
    for (const [field, schema] of Object.entries(properties as Record<string, { description?: string }>))
      found.fields.push({ at: `${at}.${field}`, description: schema.description });
  }
  if (typeof place === 'string' && typeof name === 'string')
    found.parameters.push({ at: `${at} ${name}`, description: description as string | undefined });
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'example' || key === 'examples') continue;
    const below = everyFieldOf(inner, `${at}/${key}`);
    found.fields.push(...below.fields);
    found.parameters.push(...below.parameters);
  }
  return found;
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text));
    expect([valid, errors]).toEqual([true, undefined]);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('is the same each time', () => {
    expect(JSON.stringify(openApiDocument(operations))).toBe(text);
  });

  it('describes every operation, and nothing else', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it('names its schemas, each with what it is', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas).sort()).toEqual([...schemaNames].sort());
    for (const [name, { description }] of Object.entries(schemas)) expect(description, name).toMatch(/ · /);
    expect(text).not.toContain('__schema');
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
  });

  it('says of every field and parameter what it is, in both languages', () => {
    const { fields, parameters } = everyFieldOf(JSON.parse(text));
    expect(fields.length).toBeGreaterThan(300);
    expect(parameters.length).toBeGreaterThan(50);
    const silent = [...fields, ...parameters].filter(
      ({ description }) => !/\p{Script=Han}.* · .*[a-z]/u.test(description ?? ''),
    );
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('keeps no words for a field that there is not', () => {
    const { fields, parameters } = everyFieldOf(JSON.parse(text));
    const said = new Set([...fields, ...parameters].map(({ description }) => description));
    const words = { ...propertyWords, ...parameterWords, ...fieldWords };
    expect(Object.keys(words).filter((name) => !said.has(words[name]))).toEqual([]);
  });

  it('has chapters for every tag that is used', () => {
    const used = new Set(operations.map(({ tag }) => tag));
    expect(document.tags.map(({ name }) => name).sort()).toEqual([...used].sort());
  });

  describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
    it('says in both languages what it does', () => {
      const { summary } = described(operation);
      expect(summary).toBe(`${operation.summary['zh-CN']} · ${operation.summary.en}`);
    });

    it('has all its parameters', () => {
      const { parameters = [], requestBody } = described(operation);
      const names = (place: string): readonly string[] =>
        parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(names('path')).toEqual(inPath);
      const query = operation.query as z.ZodMiniObject | undefined;
      expect(names('query')).toEqual(Object.keys(query?.shape ?? {}));
      expect(names('header')).toEqual([
        'Accept-Language',
        'X-Request-Id',
        ...(operation.idempotent ? ['Idempotency-Key'] : []),
        ...(operation.refusals.includes('precondition-failed') ? ['If-Match'] : []),
      ]);
      expect(requestBody !== undefined).toBe(operation.body !== undefined);
    });

    it('lists every refusal under its status, by its stable type', () => {
      const { responses } = described(operation);
      const listed = Object.entries(responses).flatMap(([status, { content }]) => {
        const { examples = {} } = content['application/problem+json'] ?? {};
        return Object.keys(examples).map((name) => [name, Number(status)]);
      });
      expect(listed.sort()).toEqual(
        refusalsOf(operation)
          .map((name) => [name, problems[name].status])
          .sort(),
      );
      for (const status of Object.keys(operation.answers))
        for (const type of operation.files ?? ['application/json'])
          expect(responses[status]?.content).toHaveProperty([type, 'schema']);
    });

    it('has examples that really parse', () => {
      const { bodies, answer } = examplesOf(operation.id);
      if (operation.body) expect(Object.keys(bodies).length).toBeGreaterThan(0);
      for (const [name, { value }] of Object.entries(bodies))
        expect(operation.body?.safeParse(value).error?.issues, name).toBeUndefined();
      const [good] = Object.values(operation.answers);
      if (!operation.files) expect(good?.safeParse(answer).error?.issues).toBeUndefined();
    });
  });
});

describe('the linter of OpenAPI documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-openapi-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const lint = (json: string): { readonly status: number | null; readonly output: string } => {
    const file = join(folder, 'openapi.json');
    const config = join(folder, 'redocly.yaml');
    writeFileSync(file, json);
    writeFileSync(config, 'extends: [recommended-strict]\n');
    const cli = join(dirname(require.resolve('@redocly/cli/package.json')), 'bin/cli.js');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const ran = spawnSync(process.execPath, [cli, 'lint', file, '--config', config], {
      encoding: 'utf8',
      env,
    });
    return { status: ran.status, output: ran.stdout + ran.stderr };
  };

  it('finds nothing, its warnings taken as errors', () => {
    const { status, output } = lint(text);
    expect(status, output).toBe(0);
    expect(output).toContain('Your API description is valid');
  });

  it('would find an example that does not fit its schema', () => {
    expect(lint(text.replace('"dwelling":"rented"', '"dwelling":"tent"')).status).toBe(1);
  });
});

describe('an answer that the document does not promise', () => {
  const [operation] = table;
  const headers = { 'x-request-id': 'r', 'content-type': 'application/problem+json; charset=utf-8' };
  const problem = (name: string, status: number) => ({
    status,
    headers,
    body: { type: `/problems/${name}`, title: 't', status },
  });

  it('is noticed by the tests of the platform', () => {
    const check = (answer: Parameters<typeof assertDocumented>[1]) => () =>
      assertDocumented(operation, answer);
    expect(check(problem('date-in-future', 422))).not.toThrow();
    expect(check(problem('date-in-future', 409))).toThrow('has another status');
    expect(check(problem('notice-unknown', 404))).toThrow('not among its refusals');
    expect(check({ status: 201, headers: { ...headers, location: '/x' }, body: {} })).toThrow(
      'not as documented',
    );
    expect(check({ status: 204, headers: { 'x-request-id': 'r' }, body: undefined })).toThrow(
      'not a problem',
    );
    expect(check({ ...problem('date-in-future', 422), headers: {} })).toThrow('no x-request-id');
  });
});
