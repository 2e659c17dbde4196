/** How often an office is careless, by kind: shares from 0 to 1. */
export interface Habits {
  readonly recordedLate: number;
  readonly acceptedLate: number;
  readonly repliedLate: number;
  readonly repliedIncomplete: number;
  /** Of records that were looked at in a check. */
  readonly wrong: number;
  readonly tasksLate: number;
}

/** From 0 (a model office) to 1 (the last of all): what goes wrong there. Ours, and invented, like all shares of the demo. */
export function habitsOfCarelessness(carelessness: number): Habits {
  return {
    recordedLate: 0.12 * carelessness,
    acceptedLate: 0.15 * carelessness,
    repliedLate: 0.15 * carelessness,
    repliedIncomplete: 0.15 * carelessness,
    wrong: 0.12 * carelessness,
    tasksLate: 0.25 * carelessness,
  };
}
