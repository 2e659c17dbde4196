import ts from 'typescript';

const ENVIRONMENT = 'Env';

/** What only the API document reads of an operation (`shared/api/operation.ts`). */
const FOR_THE_DOCUMENT = new Set(['answers', 'files', 'summary', 'tag', 'refusals']);

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/**
 * Takes out of domain and API what a function never reaches, as esbuild by itself cannot know it:
 *
 * - both are pure (a lint rule sees to it), so a value there that nobody uses may go, although a call makes it; otherwise a
 *   schema that a function does not use, and all below it, would be made at every start;
 * - the fields of an object's schema become getters, which zod reads with the first value that it parses: a start does
 *   not wait for two hundred schemas, and what only reads of stored documents need is made while the store answers;
 * - where a function reads no environment, its empty schema goes too, and zod with it;
 * - of an operation the edge reads path and input; its answers and sentences are for the API document.
 *
 * That is a third of the functions that read.
 *
 * `const a = f(x)` at the top of a file becomes `const a = (() => f(x))()`, marked as free of side effects.
 */
export function leanSource(path: string, text: string): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const isOfFunctions = /[\\/]functions[\\/]/.test(path);
  const edits: Edit[] = [];
  const values = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations]);
  const shared = new Set(
    values.flatMap(({ name, initializer }) =>
      initializer && ts.isObjectLiteralExpression(initializer) ? name.getText(source) : [],
    ),
  );
  for (const { name, initializer } of values) {
    if (!initializer || ts.isFunctionLike(initializer)) continue;
    if (name.getText(source).endsWith('Operation')) edits.push(...withoutDocument(initializer, source));
    if (!makesCalls(initializer)) continue;
    if (isOfFunctions && name.getText(source) !== ENVIRONMENT) continue;
    const [from, to] = [initializer.getStart(source), initializer.end];
    // Around the others: of edits at one place, each comes before those that are made earlier.
    edits.push(
      { from: to, to, by: '))()' },
      ...(ts.isObjectLiteralExpression(initializer)
        ? sharedGetters(initializer, source)
        : withGetters(initializer, source, shared)),
      { from, to: from, by: '/* @__PURE__ */ (() => (' },
    );
  }
  let edited = text;
  // From the end, so that earlier places stay where they are.
  for (const { from, to, by } of edits.sort((a, b) => b.from - a.from)) {
    edited = `${edited.slice(0, from)}${by}${edited.slice(to)}`;
  }
  return edited.includes(`${WITH_SHARED}(`) ? edited + WITH_SHARED_CODE : edited;
}

function withoutDocument(initializer: ts.Expression, source: ts.SourceFile): readonly Edit[] {
  const object = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
  const literal = ts.isAsExpression(object) ? object.expression : object;
  if (!ts.isObjectLiteralExpression(literal))
    throw new Error(`${source.fileName}: an operation is an object literal`);
  return literal.properties
    .filter((property) => property.name && FOR_THE_DOCUMENT.has(property.name.getText(source)))
    .map((property) => ({ from: property.getStart(source), to: property.end + 1, by: '' }));
}

/**
 * The fields of an object's schema, `{ a: f(x) }`, become `{ get a() { return f(x) } }`, and those that it shares with
 * others of its file, `{ ...shared, a: f(x) }`, stay the getters that they are there.
 */
function withGetters(node: ts.Node, source: ts.SourceFile, shared: ReadonlySet<string>): readonly Edit[] {
  if (ts.isPropertyAssignment(node) && FOR_THE_DOCUMENT.has(node.name.getText(source))) return [];
  const shape =
    ts.isCallExpression(node) && /^z\.(strictObject|object)$/.test(node.expression.getText(source))
      ? node.arguments.find(ts.isObjectLiteralExpression)
      : undefined;
  if (!shape) return node.getChildren(source).flatMap((child) => withGetters(child, source, shared));
  const getters = shape.properties.filter(ts.isPropertyAssignment).flatMap((field) => getter(field, source));
  const [first, second] = shape.properties;
  if (!first || !ts.isSpreadAssignment(first) || !shared.has(first.expression.getText(source)))
    return getters;
  const [from, to] = [shape.getStart(source), second?.getStart(source) ?? shape.end - 1];
  return [
    ...getters,
    { from, to, by: `${WITH_SHARED}(${first.expression.getText(source)}, {` },
    { from: shape.end, to: shape.end, by: ')' },
  ];
}

const WITH_SHARED = 'withShared';
/** As a spread, which would ask every getter. */
const WITH_SHARED_CODE = `
function ${WITH_SHARED}(shared, own) {
  const fields = Object.getOwnPropertyDescriptors;
  return Object.defineProperties({}, { ...fields(shared), ...fields(own) });
}`;

/** A shared field is made once, whoever asks for it first. */
function sharedGetters(shape: ts.ObjectLiteralExpression, source: ts.SourceFile): readonly Edit[] {
  const [from, to] = [shape.getStart(source), shape.end];
  return [
    { from, to: from, by: '((made) => (' },
    ...shape.properties
      .filter(ts.isPropertyAssignment)
      .flatMap((field) => getter(field, source, `made.${field.name.getText(source)} ??= `)),
    { from: to, to, by: '))({})' },
  ];
}

function getter(
  { name, initializer }: ts.PropertyAssignment,
  source: ts.SourceFile,
  keep = '',
): readonly Edit[] {
  if (!makesCalls(initializer)) return [];
  const [from, to] = [initializer.getStart(source), initializer.end];
  return [
    { from: name.getStart(source), to: from, by: `get ${name.getText(source)}() { return ${keep}(` },
    { from: to, to, by: ') }' },
  ];
}

function makesCalls(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) || ts.isNewExpression(node) || (ts.forEachChild(node, makesCalls) ?? false)
  );
}
