/** Good answers by operation, as the platform gave them. */
export const answerExamples: Readonly<Record<string, unknown>> = {};
