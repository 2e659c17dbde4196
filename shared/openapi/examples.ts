import { answerExamples } from './answer-examples.ts';
import { bodyExamples } from './body-examples.ts';
import { schemeAnswers } from './scheme-examples.ts';

const answers: Readonly<Record<string, unknown>> = { ...schemeAnswers, ...answerExamples };

interface Examples {
  readonly bodies: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
  readonly answer: unknown;
}

/** Examples of an operation; tests hold that each parses by the operation's own schemas. */
export function examplesOf(operationId: string): Examples {
  return { bodies: bodyExamples[operationId] ?? {}, answer: answers[operationId] };
}
