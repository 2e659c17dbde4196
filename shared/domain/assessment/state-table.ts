/** One event of a life as data: from which states it may come, what it leads to, and who may cause it. */
export interface Transition<S extends string, A extends string> {
  readonly from: readonly S[];
  readonly to: S | 'same';
  readonly by: readonly A[];
}

/** The state after an event, or null where the event is not allowed in that state. */
export function stateAfter<S extends string, A extends string>(
  { from, to }: Transition<S, A>,
  state: S,
): S | null {
  if (!from.includes(state)) return null;
  return to === 'same' ? state : to;
}
