import jsonata from 'jsonata';
import { WorkflowFailure } from './workflow-failure.ts';

/** What an expression sees as `$states`. */
export interface Seen {
  readonly input: unknown;
  readonly result?: unknown;
  readonly errorOutput?: { readonly Error: string; readonly Cause: string };
  readonly context?: unknown;
}

const EXPRESSION = /^\{%([\s\S]*)%\}$/;
const compiled = new Map<string, jsonata.Expression>();

/** Plain data with every expression in it evaluated. Throws where one fails or gives nothing. */
export async function evaluated(template: unknown, states: Seen): Promise<unknown> {
  if (typeof template === 'string') return await valueOf(template, states);
  if (Array.isArray(template))
    return await Promise.all(template.map(async (part: unknown) => await evaluated(part, states)));
  if (typeof template !== 'object' || template === null) return template;
  const fields = Object.entries(template).map(
    async ([name, part]) => [name, await evaluated(part, states)] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
}

async function valueOf(text: string, states: Seen): Promise<unknown> {
  const source = EXPRESSION.exec(text)?.[1];
  if (source === undefined) return text;
  let value: unknown;
  try {
    value = await expressionOf(source).evaluate({}, { states });
  } catch (cause) {
    throw new WorkflowFailure('States.QueryEvaluationError', `${source.trim()}: ${messageOf(cause)}`);
  }
  if (value === undefined)
    throw new WorkflowFailure('States.QueryEvaluationError', `${source.trim()} gives nothing`);
  return plain(value);
}

function expressionOf(source: string): jsonata.Expression {
  const known = compiled.get(source);
  if (known) return known;
  const made = jsonata(source);
  compiled.set(source, made);
  return made;
}

/** As it would come out of a store: sequences of the evaluator are arrays with a mark, and dates are no data. */
export function plain(value: unknown): unknown {
  return typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value;
}

function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : 'fails';
}
