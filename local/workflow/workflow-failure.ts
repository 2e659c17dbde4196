/** What a workflow fails with, as the language names it. The messages of the failures behind it stay out of it. */
export class WorkflowFailure extends Error {
  readonly error: string;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.name = 'WorkflowFailure';
    this.error = error;
  }
}

/** The machine that runs it is stopping, or died: nothing catches that. What is stored says where the next start goes on. */
export class WorkflowStopped extends Error {
  override readonly name = 'WorkflowStopped';
}
