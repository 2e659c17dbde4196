import { fieldWords, parameterWords, propertyWords } from './property-words.ts';

interface Node {
  [key: string]: unknown;
}

/** Patterns of the domain that a standard format says better. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/-\\d\{2\}\)?T/, 'date-time'],
  [/-\\d\{2\}-\\d\{2\}\$$/, 'date'],
];

/**
 * Makes a generated document pleasant to read: fields get their words, dates their format, and whole numbers lose the
 * limits of JavaScript.
 */
export function legible<T extends object>(document: T): T {
  return walk(document, '') as T;
}

/** `owner`: the named schema or the operation that the value belongs to. */
function walk(value: unknown, owner: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => walk(inner, owner));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Node;
  const of = typeof node['operationId'] === 'string' ? node['operationId'] : owner;
  const next: Node = {};
  for (const [key, inner] of Object.entries(node)) {
    // Examples are data, not schemas.
    if (key === 'example' || key === 'examples') next[key] = inner;
    else if (key === 'schemas' && owner === '') next[key] = eachOwner(inner);
    else next[key] = walk(inner, of);
  }
  if (next['type'] === 'integer') unbounded(next);
  if (next['in'] === 'query' || next['in'] === 'path') asParameter(next);
  if (typeof next['pattern'] === 'string' && next['type'] === 'string') formatted(next, next['pattern']);
  if (next['type'] === 'object' && isNode(next['properties'])) worded(next['properties'], of);
  return next;
}

function eachOwner(schemas: unknown): Node {
  return Object.fromEntries(
    Object.entries(schemas as Node).map(([name, schema]) => [name, walk(schema, name)]),
  );
}

function unbounded(schema: Node): void {
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
}

function formatted(schema: Node, pattern: string): void {
  const format = FORMATS.find(([looks]) => looks.test(pattern))?.[1];
  if (format) schema['format'] = format;
}

function worded(properties: Node, owner: string): void {
  for (const [name, schema] of Object.entries(properties)) {
    const words = fieldWords[`${owner}.${name}`] ?? propertyWords[name];
    if (words && isNode(schema) && schema['description'] === undefined)
      properties[name] = { ...schema, description: words };
  }
}

/** What a query carries is text; what a limit means is a number. */
function asParameter(parameter: Node): void {
  const name = String(parameter['name']);
  if (name === 'limit') parameter['schema'] = { type: 'integer', minimum: 1, maximum: 200, default: 50 };
  const words = parameterWords[name] ?? propertyWords[name];
  if (words) parameter['description'] ??= words;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
