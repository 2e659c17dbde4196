import type * as z from 'zod/mini';
import type { operations } from '../../shared/api/operations.ts';
import type { moveClockOperation, readClockOperation } from '../../shared/api/sandbox-operations.ts';

/** The operations that the OpenAPI document is made from, as types only. */
type Operations = (typeof operations)[number] | typeof moveClockOperation | typeof readClockOperation;

type ById = { readonly [O in Operations as O['id']]: O };
export type OperationId = keyof ById;

type Part<O, Name extends string> =
  O extends Readonly<Record<Name, infer S extends z.ZodMiniType>>
    ? Readonly<Record<Name, z.input<S>>>
    : unknown;

interface Headers {
  readonly ifMatch?: string | undefined;
  /** Of an operation that asks for one: the same one when the same thing is sent again. */
  readonly idempotencyKey?: string;
}

type Inputs = {
  readonly [Id in OperationId]: Part<ById[Id], 'params'> &
    Partial<Part<ById[Id], 'query'>> &
    Part<ById[Id], 'body'> &
    Headers;
};

/** What is sent with an operation: `params`, `query` and `body` as it has them. */
export type Input<Id extends OperationId> = Inputs[Id];

type AnswersOf<A> = {
  readonly [Status in keyof A]: A[Status] extends z.ZodMiniType ? z.output<A[Status]> : never;
}[keyof A];
type Answers = { readonly [Id in OperationId]: AnswersOf<ById[Id]['answers']> };

/** What an operation answers where it did not refuse. */
export type Answer<Id extends OperationId> = Answers[Id];
