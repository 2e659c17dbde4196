import type * as z from 'zod/mini';
import type { Problem as ProblemSchema } from '../../shared/api/problem.ts';

export type Problem = z.infer<typeof ProblemSchema>;

/** The platform said no, by name, with a sentence in the reader's language. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }

  /** The name of the refusal: `notice-changed-meanwhile`. */
  get refusal(): string {
    return this.problem.type.slice('/problems/'.length);
  }
}

/** Nothing came back: the network is away, or the platform is. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
