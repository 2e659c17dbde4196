import * as z from 'zod/mini';

/**
 * The part of the Amazon States Language that `workflows/` uses, in JSONata, as it runs on one machine. Everything else is
 * refused when a definition is read: a field that is silently ignored here would be a workflow that does one thing on AWS
 * and another on one machine.
 */

/** The only integration: a function of ours. `${Name}` is filled by the CDK app there and by a table of functions here. */
const INVOKE = 'arn:${Partition}:states:::lambda:invoke';

const Name = z.string().check(z.minLength(1), z.maxLength(80));
/** Plain data in which a text between `{%` and `%}` is an expression. */
const Template = z.unknown();
const Seconds = z.int().check(z.minimum(1));

export const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).check(z.minLength(1)),
  IntervalSeconds: z._default(Seconds, 1),
  MaxAttempts: z._default(z.int().check(z.minimum(0)), 3),
  BackoffRate: z._default(z.number().check(z.minimum(1)), 2),
  MaxDelaySeconds: z.optional(Seconds),
  JitterStrategy: z._default(z.enum(['FULL', 'NONE']), 'NONE'),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({
  ErrorEquals: z.array(z.string()).check(z.minLength(1)),
  Output: z.optional(Template),
  Next: Name,
});

const commented = { Comment: z.optional(z.string()), Output: z.optional(Template) };
/** Where it goes on: exactly one of the two, which is checked below. */
const onward = { Next: z.optional(Name), End: z.optional(z.literal(true)) };
const guarded = { Retry: z.optional(z.array(Retrier)), Catch: z.optional(z.array(Catcher)) };

const Task = z.strictObject({
  Type: z.literal('Task'),
  ...commented,
  ...onward,
  ...guarded,
  Resource: z.literal(INVOKE),
  Arguments: z.strictObject({
    FunctionName: z.string().check(z.regex(/^\$\{[A-Z][A-Za-z]*\}$/)),
    Payload: Template,
  }),
});
const Pass = z.strictObject({ Type: z.literal('Pass'), ...commented, ...onward });
const Choice = z.strictObject({
  Type: z.literal('Choice'),
  ...commented,
  Choices: z
    .array(z.strictObject({ Condition: z.string(), Output: z.optional(Template), Next: Name }))
    .check(z.minLength(1)),
  Default: z.optional(Name),
});
const Succeed = z.strictObject({ Type: z.literal('Succeed'), ...commented });
const Fail = z.strictObject({
  Type: z.literal('Fail'),
  Comment: z.optional(z.string()),
  Error: z.optional(z.string()),
  Cause: z.optional(z.string()),
});

const Inline = z.strictObject({ Mode: z.literal('INLINE') });
/** Only short children: whatever they return is thrown away there, too. */
const Distributed = z.strictObject({ Mode: z.literal('DISTRIBUTED'), ExecutionType: z.literal('EXPRESS') });

const MapState = z.strictObject({
  Type: z.literal('Map'),
  ...commented,
  ...onward,
  ...guarded,
  Items: z.string(),
  ItemSelector: z.optional(Template),
  MaxConcurrency: z.int().check(z.minimum(1)),
  ToleratedFailurePercentage: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
  ItemProcessor: z.strictObject({
    ProcessorConfig: z.union([Inline, Distributed]),
    StartAt: Name,
    get States(): z.ZodMiniRecord<typeof Name, z.ZodMiniType<State>> {
      return z.record(Name, State);
    },
  }),
});
export type MapState = z.infer<typeof MapState>;
export type TaskState = z.infer<typeof Task>;
export type ChoiceState = z.infer<typeof Choice>;
export type Guarded = TaskState | MapState;
export type State =
  | TaskState
  | z.infer<typeof Pass>
  | ChoiceState
  | MapState
  | z.infer<typeof Succeed>
  | z.infer<typeof Fail>;
const State: z.ZodMiniType<State> = z.discriminatedUnion('Type', [
  Task,
  Pass,
  Choice,
  MapState,
  Succeed,
  Fail,
]) as z.ZodMiniType<State>;

/** States by name, and the first of them. */
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const Workflow = z.strictObject({
  Comment: z.optional(z.string()),
  QueryLanguage: z.literal('JSONata'),
  StartAt: Name,
  States: z.record(Name, State),
});

/**
 * Reads a definition. Throws, naming the place, on whatever this machine does not run, on a state that leads nowhere, and on
 * a function that is not among `functions`.
 */
export function readDefinition(text: string, functions: readonly string[]): Machine {
  const parsed = z.safeParse(Workflow, JSON.parse(text));
  if (!parsed.success) throw new Error(`workflow: ${parsed.error.issues.map(inWords).join('; ')}`);
  checkMachine(parsed.data, '', new Set(functions));
  return parsed.data;
}

function inWords(issue: z.core.$ZodIssue): string {
  const place = `/${issue.path.join('/')}`;
  return issue.code === 'unrecognized_keys'
    ? `${place} has ${issue.keys.join(', ')}, which is not run here`
    : `${place} is not as it is run here`;
}

function checkMachine({ StartAt, States }: Machine, at: string, functions: ReadonlySet<string>): void {
  const reached = new Set<string>();
  const go = (from: string, to: string | undefined): void => {
    if (to === undefined || !Object.hasOwn(States, to)) throw new Error(`workflow: ${from} leads nowhere`);
    reached.add(to);
  };
  go(`${at}/StartAt`, StartAt);
  for (const [name, state] of Object.entries(States)) {
    const here = `${at}/${name}`;
    for (const next of waysOn(state, here)) go(here, next);
    if (state.Type === 'Task' && !functions.has(functionOf(state)))
      throw new Error(`workflow: ${here} calls ${functionOf(state)}, which is no function`);
    if (state.Type === 'Map') checkMachine(state.ItemProcessor, here, functions);
    checkErrors(state, here);
  }
  const lost = Object.keys(States).find((name) => !reached.has(name));
  if (lost !== undefined) throw new Error(`workflow: nothing leads to ${at}/${lost}`);
}

function waysOn(state: State, here: string): readonly (string | undefined)[] {
  if (state.Type === 'Choice') {
    const chosen = state.Choices.map(({ Next }) => Next);
    return state.Default === undefined ? chosen : [...chosen, state.Default];
  }
  if (state.Type === 'Succeed' || state.Type === 'Fail') return [];
  if ((state.Next === undefined) !== (state.End === true))
    throw new Error(`workflow: ${here} has neither Next nor End, or both`);
  const caught = 'Catch' in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  return state.End ? caught : [state.Next, ...caught];
}

/** `States.ALL` stands alone and last, as the language asks. */
function checkErrors(state: State, here: string): void {
  const { Retry = [], Catch = [] } = 'Retry' in state || 'Catch' in state ? state : {};
  for (const list of [Retry, Catch]) {
    for (const [i, { ErrorEquals }] of list.entries()) {
      const isAll = ErrorEquals.includes('States.ALL');
      if (isAll && (ErrorEquals.length > 1 || i < list.length - 1))
        throw new Error(`workflow: ${here} has States.ALL beside or before others`);
    }
  }
}

/** The name between `${` and `}`. */
export function functionOf({ Arguments: { FunctionName } }: TaskState): string {
  return FunctionName.slice(2, -1);
}
