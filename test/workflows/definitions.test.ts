import { readFileSync } from 'node:fs';
// @ts-expect-error -- it has no types of its own
import validator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { ASSESSMENT_FUNCTIONS } from '../../local/assessment-workflow.ts';
import { readDefinition } from '../../local/workflow/definition.ts';

interface Verdict {
  readonly isValid: boolean;
  readonly errors: readonly unknown[];
}
const validate = validator as (definition: unknown) => Verdict;

const text = readFileSync('workflows/assessment.asl.json', 'utf8');
/** As CloudFormation fills it in a China region. */
const filled = (definition: string): unknown =>
  JSON.parse(definition.replaceAll('${Partition}', 'aws-cn').replace(/\$\{(\w+)\}/g, '$1'));

// oxlint-disable-next-line typescript/no-explicit-any -- tests change definitions of every shape
type Definition = any;
const changed = (change: (definition: Definition) => void): string => {
  const definition: Definition = JSON.parse(text);
  change(definition);
  return JSON.stringify(definition);
};

describe('workflows/assessment.asl.json', () => {
  it('is valid for Step Functions', () => {
    const { isValid, errors } = validate(filled(text));
    expect([isValid, errors]).toEqual([true, []]);
  });

  it('would be seen not to be', () => {
    const broken = [
      changed(({ States }) => (States.OpenNextRun.Next = 'Nowhere')),
      changed(({ States }) => (States.IsThereOne.Choices[0].Condition = '{% $states.input. %}')),
      changed(({ States }) => (States.CloseRun.Catches = [])),
    ];
    for (const definition of broken) expect(validate(filled(definition)).isValid).toBe(false);
  });

  it('counts nothing and decides nothing but whether there is a run', () => {
    const conditions = [...text.matchAll(/"Condition": "([^"]+)"/g)].map(([, condition]) => condition);
    expect(conditions).toEqual(['{% $states.input.found %}']);
    const expressions = new Set(
      [...text.matchAll(/\{% (.+?) %\}/g)].map(([, expression = '']) => expression),
    );
    const computing = [...expressions].filter((one) => !/^\$states(\.[A-Za-z]+)+$/.test(one));
    expect(computing).toEqual([
      '$sum($append([0], $states.result.units))',
      '$sum($append([0], $states.result.waiting))',
    ]);
  });

  it('names every function that there is for it', () => {
    const named = new Set([...text.matchAll(/\$\{([A-Z]\w+)\}/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual(['Partition', ...ASSESSMENT_FUNCTIONS].sort());
  });
});

describe('the definition that one machine runs', () => {
  const read = (definition: string) => () => readDefinition(definition, ASSESSMENT_FUNCTIONS);

  it('is the same file', () => {
    expect(Object.keys(read(text)().States)).toContain('ScoreCounties');
  });

  const inside = 'ScoreCounties';
  it.each<[string, string, string]>([
    ['an unknown field', changed(({ States }) => (States.CloseRun.TimeoutSeconds = 5)), 'TimeoutSeconds'],
    [
      'a batcher',
      changed(({ States }) => (States[inside].ItemBatcher = { MaxItemsPerBatch: 9 })),
      'ItemBatcher',
    ],
    [
      'an unknown field of a child',
      changed(({ States }) => (States[inside].ItemProcessor.States.ListParts.Assign = { a: 1 })),
      'Assign',
    ],
    [
      'an unknown state',
      changed(({ States }) => (States.NothingLeft = { Type: 'Wait', Seconds: 5 })),
      'NothingLeft',
    ],
    ['paths', changed((definition) => (definition.QueryLanguage = 'JSONPath')), 'QueryLanguage'],
    ['no next state', changed(({ States }) => delete States.CloseRun.Next), 'neither Next nor End'],
    [
      'a state that is not there',
      changed(({ States }) => (States.CloseRun.Next = 'X')),
      '/CloseRun leads nowhere',
    ],
    [
      'a state that nothing leads to',
      changed(({ States }) => (States.Lost = { Type: 'Succeed' })),
      'nothing leads to /Lost',
    ],
    [
      'a function that is none',
      changed(({ States }) => (States.CloseRun.Arguments.FunctionName = '${Other}')),
      'calls Other, which is no function',
    ],
    [
      'another integration',
      changed(({ States }) => (States.CloseRun.Resource = 'arn:${Partition}:states:::sqs:sendMessage')),
      'Resource',
    ],
    [
      'all errors before others',
      changed(({ States }) => States.CloseRun.Retry.push({ ErrorEquals: ['X'] })),
      'States.ALL beside or before others',
    ],
    [
      'standard children',
      changed(({ States }) => (States[inside].ItemProcessor.ProcessorConfig.ExecutionType = 'STANDARD')),
      'ProcessorConfig',
    ],
  ])('is refused with %s', (_, definition, words) => {
    expect(read(definition)).toThrow(words);
  });
});
