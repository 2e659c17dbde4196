import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { leanSource } from '../../infra/lean-source.ts';

const DOMAIN = '/yipan/shared/domain/x.ts';

/** The names that the leaner source calls while it is loaded, in order; what is exported is kept. */
function callsAtStart(source: string, path = DOMAIN): readonly string[] {
  const { code } = transformSync(leanSource(path, source), {
    loader: 'ts',
    format: 'cjs',
    treeShaking: true,
  });
  const called: string[] = [];
  const z = new Proxy(
    {},
    {
      get: (_, name) => (shape?: object) => {
        called.push(String(name));
        return { shape, name };
      },
    },
  );
  const module = { exports: {} as Record<string, unknown> };
  // oxlint-disable-next-line typescript/no-implied-eval -- the bundle's own source is what is tried
  new Function('z', 'module', 'exports', code)(z, module, module.exports);
  loaded = module.exports;
  return called;
}
let loaded: Record<string, unknown> = {};
const shapeOf = (name: string): Record<string, unknown> =>
  (loaded[name] as { readonly shape: Record<string, unknown> }).shape;

describe('the source of a bundle', () => {
  it('makes no value at its start that nobody uses', () => {
    const source = 'const Unused = z.string();\nexport const Used = z.int();';
    expect(callsAtStart(source)).toEqual(['int']);
  });

  it('makes the fields of a schema when they are asked for', () => {
    expect(callsAtStart('export const A = z.strictObject({ a: z.string(), b: z.int(), c: 1 });')).toEqual([
      'strictObject',
    ]);
    expect(Object.keys(shapeOf('A'))).toEqual(['a', 'b', 'c']);
    expect(shapeOf('A')).toMatchObject({ a: { name: 'string' }, b: { name: 'int' }, c: 1 });
  });

  it('makes a field that several share once, and not for a spread', () => {
    const source = `const common = { id: z.string() };
      export const A = z.object({ ...common, a: z.int() });
      export const B = z.object({ ...common, b: z.int() });`;
    expect(callsAtStart(source)).toEqual(['object', 'object']);
    expect(Object.keys(shapeOf('A'))).toEqual(['id', 'a']);
    expect(shapeOf('A')['id']).toBe(shapeOf('B')['id']);
  });

  it('keeps of an operation what the edge reads', () => {
    const source = `export const findOperation = {
      id: 'find', tag: 'people', summary: { en: 'Find' }, roles: ['clerk'],
      body: z.object({ q: z.string() }), answers: { 200: z.object({ n: z.int() }) }, refusals: ['not-found'],
    } as const satisfies Operation;`;
    callsAtStart(source);
    expect(Object.keys(loaded['findOperation'] as object)).toEqual(['id', 'roles', 'body']);
  });

  it('leaves alone what a function does when it is loaded, but for the schema of its environment', () => {
    const source = 'const table = z.string();\nexport const Env = z.object({ A: z.string() });';
    expect(callsAtStart(source, '/yipan/functions/http/x.ts')).toEqual(['string', 'object']);
  });
});
