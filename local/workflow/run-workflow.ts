import { turnAfter } from '../../shared/lambda/next-turn.ts';
import {
  type ChoiceState,
  functionOf,
  type Guarded,
  type Machine,
  type MapState,
  type State,
  type TaskState,
} from './definition.ts';
import { evaluated, plain, type Seen } from './expressions.ts';
import { failureOf, matches, retrying, type Waiting } from './retrying.ts';
import { WorkflowFailure, WorkflowStopped } from './workflow-failure.ts';

/** What others in this process may have to wait; what is written meanwhile shares one commit. */
const BREATH_MS = 5;

/** What a workflow runs on. */
export interface Host extends Waiting {
  /** The functions by their names in the definition. */
  readonly functions: Readonly<Record<string, (payload: unknown) => Promise<unknown>>>;
  /** Called before each state, by its path: `ScoreCounties/ListParts`. What it throws ends the workflow where it stands. */
  readonly entering?: (path: string) => void;
}

/**
 * Runs a workflow to its end and answers with its output. Throws a `WorkflowFailure` where it fails, and a `WorkflowStopped`
 * where `entering` or a function says that everything stops.
 */
export async function runWorkflow(machine: Machine, input: unknown, host: Host): Promise<unknown> {
  return await runMachine(machine, plain(input), '', host, {});
}

async function runMachine(
  { StartAt, States }: Machine,
  input: unknown,
  path: string,
  host: Host,
  context: object,
): Promise<unknown> {
  let at = StartAt;
  let data = input;
  for (;;) {
    const state = States[at];
    if (!state) throw new Error(`workflow: there is no state ${path}${at}`);
    host.entering?.(`${path}${at}`);
    const step = await runState(state, data, `${path}${at}`, host, context);
    data = step.output;
    if (step.next === undefined) return data;
    at = step.next;
  }
}

interface Step {
  readonly output: unknown;
  /** Absent at the end. */
  readonly next?: string | undefined;
}

async function runState(
  state: State,
  input: unknown,
  path: string,
  host: Host,
  context: object,
): Promise<Step> {
  const seen: Seen = { input, context };
  switch (state.Type) {
    case 'Task':
      return await guarded(state, seen, host, () => invoke(state, seen, host));
    case 'Map':
      return await guarded(state, seen, host, () => runMap(state, seen, path, host));
    case 'Choice':
      return await choose(state, seen);
    case 'Pass':
      return { output: await outputOf(state, seen, input), next: state.Next };
    case 'Succeed':
      return { output: await outputOf(state, seen, input) };
    case 'Fail':
      throw new WorkflowFailure(state.Error ?? 'Error', state.Cause ?? '');
  }
}

/** A state that may fail: tried again, and caught where it says so. */
async function guarded(state: Guarded, seen: Seen, host: Host, work: () => Promise<unknown>): Promise<Step> {
  try {
    const output = await retrying(state, host, async () => {
      const result = await work();
      return await outputOf(state, { ...seen, result }, result);
    });
    return { output, next: state.Next };
  } catch (cause) {
    const { error, message } = failureOf(cause);
    const catcher = state.Catch?.find(({ ErrorEquals }) => matches(ErrorEquals, error));
    if (!catcher) throw cause;
    const errorOutput = { Error: error, Cause: message };
    return { output: await outputOf(catcher, { ...seen, errorOutput }, errorOutput), next: catcher.Next };
  }
}

async function outputOf(
  { Output }: { readonly Output?: unknown },
  seen: Seen,
  otherwise: unknown,
): Promise<unknown> {
  return Output === undefined ? otherwise : await evaluated(Output, seen);
}

async function invoke(state: TaskState, seen: Seen, { functions }: Host): Promise<unknown> {
  const called = functions[functionOf(state)];
  if (!called) throw new Error(`workflow: there is no function ${functionOf(state)}`);
  return { Payload: plain(await called(await evaluated(state.Arguments.Payload, seen))) };
}

async function choose({ Choices, Default, Output }: ChoiceState, seen: Seen): Promise<Step> {
  for (const { Condition, Output: own, Next } of Choices) {
    const holds = await evaluated(Condition, seen);
    if (typeof holds !== 'boolean')
      throw new WorkflowFailure('States.QueryEvaluationError', `${Condition} is not true or false`);
    if (holds) return { output: await outputOf({ Output: own ?? Output }, seen, seen.input), next: Next };
  }
  if (Default === undefined) throw new WorkflowFailure('States.NoChoiceMatched', 'and there is no default');
  return { output: await outputOf({ Output }, seen, seen.input), next: Default };
}

/** Every item goes through the same states, so many at once, and the outputs come back in the order of the items. */
async function runMap(state: MapState, seen: Seen, path: string, host: Host): Promise<readonly unknown[]> {
  const { ItemProcessor, ItemSelector, MaxConcurrency, ToleratedFailurePercentage = 0 } = state;
  const items = await evaluated(state.Items, seen);
  if (!Array.isArray(items))
    throw new WorkflowFailure('States.QueryEvaluationError', `${path}: Items is no list`);
  const isDistributed = ItemProcessor.ProcessorConfig.Mode === 'DISTRIBUTED';
  const most = isDistributed ? (items.length * ToleratedFailurePercentage) / 100 : 0;
  const outputs: { readonly index: number; readonly output: unknown }[] = [];
  let failed = 0;
  let ended: unknown;
  const waiting = items.entries();
  const breathe = turnAfter(BREATH_MS);
  const worker = async (): Promise<void> => {
    for (const [index, value] of waiting) {
      if (ended !== undefined) return;
      try {
        const context = { Map: { Item: { Index: index, Value: value as unknown } } };
        const input =
          ItemSelector === undefined ? value : await evaluated(ItemSelector, { ...seen, context });
        const output = await runMachine(ItemProcessor, input, `${path}/`, host, context);
        outputs.push({ index, output });
      } catch (cause) {
        if (cause instanceof WorkflowStopped) throw cause;
        failed += 1;
        if (failed > most) ended ??= isDistributed ? exceeded(cause) : cause;
      }
      // Whoever else waits in this process comes between two items.
      await breathe();
    }
  };
  await Promise.all(Array.from({ length: Math.min(MaxConcurrency, items.length) }, worker));
  if (ended !== undefined) throw ended;
  return outputs.sort((a, b) => a.index - b.index).map(({ output }) => output);
}

/** What a Distributed Map fails with when too many of its children did. */
function exceeded(cause: unknown): Error {
  const { error } = failureOf(cause);
  return new WorkflowFailure('States.ExceedToleratedFailureThreshold', `a child failed with ${error}`);
}
