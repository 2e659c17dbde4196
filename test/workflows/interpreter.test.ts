import { describe, expect, it } from 'vitest';
import { readDefinition } from '../../local/workflow/definition.ts';
import { runWorkflow } from '../../local/workflow/run-workflow.ts';
import { WorkflowStopped } from '../../local/workflow/workflow-failure.ts';

type Called = (payload: unknown) => Promise<unknown>;

/** Runs states, the first of them first. Back-offs take no time and are written down. */
async function run(states: object, input: unknown, functions: Readonly<Record<string, Called>> = {}) {
  const slept: number[] = [];
  const entered: string[] = [];
  const [StartAt = ''] = Object.keys(states);
  const text = JSON.stringify({ QueryLanguage: 'JSONata', StartAt, States: states });
  const host = {
    functions,
    random: () => 0.5,
    sleep: async (ms: number) => {
      slept.push(ms);
    },
    entering: (path: string) => entered.push(path),
  };
  const output = await runWorkflow(readDefinition(text, Object.keys(functions)), input, host).catch(
    (cause: unknown) => cause,
  );
  return { output, slept, entered };
}

const calling = (name: string, Payload: unknown = '{% $states.input %}') => ({
  Type: 'Task',
  Resource: 'arn:${Partition}:states:::lambda:invoke',
  Arguments: { FunctionName: `\${${name}}`, Payload },
});
const failing = (name: string, times: number) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw Object.assign(new Error('testing'), { name });
    return { done: true };
  };
};

describe('states', () => {
  it('pass on what they were given, or what they say', async () => {
    const states = {
      A: { Type: 'Pass', Next: 'B' },
      B: {
        Type: 'Pass',
        Output: { n: '{% $states.input.n + 1 %}', list: [1, '{% $states.input.one %}'] },
        Next: 'C',
      },
      C: { Type: 'Succeed' },
    };
    expect((await run(states, { n: 1, one: ['x'] })).output).toEqual({ n: 2, list: [1, ['x']] });
  });

  it('keep a list of one a list, and an empty one empty', async () => {
    const states = { A: { Type: 'Pass', Output: '{% $states.input.list %}', End: true } };
    for (const list of [[], ['x'], [['x']], ['x', 'y']])
      expect((await run(states, { list })).output).toEqual(list);
  });

  it('choose the first that holds, or the default, or fail', async () => {
    const end = { Type: 'Succeed' };
    const choice = {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input > 5 %}', Output: 'large', Next: 'End' },
        { Condition: '{% $states.input > 2 %}', Next: 'End' },
      ],
    };
    const states = { A: { ...choice, Default: 'End' }, End: end };
    expect((await run(states, 9)).output).toBe('large');
    expect((await run(states, 3)).output).toBe(3);
    expect((await run(states, 1)).output).toBe(1);
    expect((await run({ A: choice, End: end }, 1)).output).toMatchObject({ error: 'States.NoChoiceMatched' });
    const odd = { ...choice, Choices: [{ Condition: '{% $states.input %}', Next: 'End' }] };
    expect((await run({ A: odd, End: end }, 'x')).output).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
  });

  it('fail by name', async () => {
    const states = { A: { Type: 'Fail', Error: 'Enough', Cause: 'of it' } };
    expect((await run(states, {})).output).toMatchObject({ error: 'Enough', message: 'Enough: of it' });
  });

  it('fail where an expression fails or gives nothing, and may catch it', async () => {
    const nothing = { ...calling('F', '{% $states.input.missing %}'), End: true };
    const f = { F: async () => null };
    const name = 'States.QueryEvaluationError';
    expect((await run({ A: nothing }, {}, f)).output).toMatchObject({ error: name });
    const Catch = [{ ErrorEquals: [name], Output: 'caught', Next: 'B' }];
    const caught = { A: { ...nothing, Catch }, B: { Type: 'Succeed' } };
    expect((await run(caught, {}, f)).output).toBe('caught');
  });
});

describe('tasks', () => {
  it('hand over plain data and take the answer as a copy', async () => {
    const answer = { kept: undefined, at: new Date(0), list: ['x'] };
    const states = {
      A: { ...calling('F', { of: '{% $states.input.id %}' }), Output: '{% $states.result %}', End: true },
    };
    const { output } = await run(states, { id: 7 }, { F: async (payload) => ({ ...answer, payload }) });
    expect(output).toEqual({ Payload: { at: '1970-01-01T00:00:00.000Z', list: ['x'], payload: { of: 7 } } });
  });

  const retried = (retrier: object) => ({ ...calling('F'), Retry: [retrier], End: true });
  it('are tried again with growing pauses, and then fail by their own name', async () => {
    const states = {
      A: retried({ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 3 }),
    };
    const through = await run(states, {}, { F: failing('Busy', 3) });
    expect([through.output, through.slept]).toEqual([{ Payload: { done: true } }, [2_000, 6_000, 18_000]]);
    const given = await run(states, {}, { F: failing('Busy', 4) });
    expect([given.output, given.slept.length]).toEqual([expect.objectContaining({ error: 'Busy' }), 3]);
    const other = await run(states, {}, { F: failing('Other', 1) });
    expect([other.output, other.slept]).toEqual([expect.objectContaining({ error: 'Other' }), []]);
  });

  it('pause no longer than they say, and anything up to that with full jitter', async () => {
    const longest = retried({
      ErrorEquals: ['States.ALL'],
      IntervalSeconds: 5,
      MaxAttempts: 3,
      BackoffRate: 10,
      MaxDelaySeconds: 20,
    });
    expect((await run({ A: longest }, {}, { F: failing('X', 3) })).slept).toEqual([5_000, 20_000, 20_000]);
    const jitter = retried({
      ErrorEquals: ['States.TaskFailed'],
      IntervalSeconds: 4,
      JitterStrategy: 'FULL',
    });
    expect((await run({ A: jitter }, {}, { F: failing('X', 2) })).slept).toEqual([2_000, 4_000]);
  });

  it('are caught by the first catcher that fits', async () => {
    const states = {
      A: {
        ...calling('F'),
        Catch: [
          { ErrorEquals: ['Other'], Next: 'B' },
          {
            ErrorEquals: ['States.ALL'],
            Output: { why: '{% $states.errorOutput.Error %}', was: '{% $states.input %}' },
            Next: 'B',
          },
        ],
        Next: 'B',
      },
      B: { Type: 'Succeed' },
    };
    const { output } = await run(states, 'in', { F: failing('Mine', 1) });
    expect(output).toEqual({ why: 'Mine', was: 'in' });
  });
});

describe('maps', () => {
  const map = (rest: object, processor: object = { Mode: 'INLINE' }) => ({
    A: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      MaxConcurrency: 3,
      ItemProcessor: {
        ProcessorConfig: processor,
        StartAt: 'Do',
        States: { Do: { ...calling('F'), Output: '{% $states.result.Payload %}', End: true } },
      },
      ...rest,
      End: true,
    },
  });
  const DISTRIBUTED = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
  const items = Array.from({ length: 12 }, (_, i) => i);

  it('work on so many at once and answer in order', async () => {
    let now = 0;
    let most = 0;
    const F: Called = async (payload) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, (Number(payload) % 4) * 2));
      now -= 1;
      return Number(payload) * 10;
    };
    const { output, entered } = await run(map({}), { items }, { F });
    expect([output, most]).toEqual([items.map((item) => item * 10), 3]);
    expect(entered).toEqual(['A', ...items.map(() => 'A/Do')]);
  });

  it('select what a child sees, its place among it', async () => {
    const ItemSelector = {
      run: '{% $states.input.run %}',
      at: '{% $states.context.Map.Item.Index %}',
      of: '{% $states.context.Map.Item.Value %}',
    };
    const { output } = await run(
      map({ ItemSelector }),
      { run: 'r', items: ['x', 'y'] },
      { F: async (payload) => payload },
    );
    expect(output).toEqual([
      { run: 'r', at: 0, of: 'x' },
      { run: 'r', at: 1, of: 'y' },
    ]);
  });

  it('have nothing to do for no items, and fail for what is no list', async () => {
    expect((await run(map({}), { items: [] }, { F: async () => 1 })).output).toEqual([]);
    expect((await run(map({}), { items: 'x' }, { F: async () => 1 })).output).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
  });

  const odd: Called = async (payload) => {
    if (Number(payload) % 2 === 1) throw Object.assign(new Error('odd'), { name: 'Odd' });
    return payload;
  };
  it('fail with a child, by its name; distributed ones with too many', async () => {
    expect((await run(map({}), { items }, { F: odd })).output).toMatchObject({ error: 'Odd' });
    const tolerating = (ToleratedFailurePercentage: number) =>
      run(map({ ToleratedFailurePercentage }, DISTRIBUTED), { items }, { F: odd });
    expect((await tolerating(49)).output).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    expect((await tolerating(50)).output).toEqual([0, 2, 4, 6, 8, 10]);
    expect((await run(map({}, DISTRIBUTED), { items }, { F: odd })).output).toMatchObject({
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  it('start no other child once one failed for good', async () => {
    const { entered } = await run(map({ MaxConcurrency: 1 }), { items }, { F: odd });
    expect(entered).toEqual(['A', 'A/Do', 'A/Do']);
  });

  it('let everything stop, whatever they tolerate and catch', async () => {
    const F: Called = async () => {
      throw new WorkflowStopped();
    };
    const caught = { ToleratedFailurePercentage: 100, Retry: [{ ErrorEquals: ['States.ALL'] }] };
    const { output, slept } = await run(map(caught, DISTRIBUTED), { items }, { F });
    expect([output, slept]).toEqual([expect.any(WorkflowStopped), []]);
  });
});
