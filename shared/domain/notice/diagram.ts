import { noticeStates, terminalStates, transitions } from './transitions.ts';
import { eventWords, stateWords } from './words.ts';

/** The life of a notice as a Mermaid diagram, drawn from the table so that it cannot drift from it. */
export function noticeDiagram(): string {
  const names = noticeStates.map((state) => `  state "${state} ${stateWords[state]}" as ${idOf(state)}`);
  const arrows = Object.entries(transitions).flatMap(([event, { from, to }]) =>
    to === 'same'
      ? []
      : from.map(
          (state) => `  ${idOf(state)} --> ${idOf(to)}: ${eventWords[event as keyof typeof transitions]}`,
        ),
  );
  const ends = terminalStates.map((state) => `  ${idOf(state)} --> [*]`);
  return ['stateDiagram-v2', ...names, '  [*] --> queued', '  [*] --> in_review', ...arrows, ...ends].join(
    '\n',
  );
}

function idOf(state: string): string {
  return state.replaceAll('-', '_');
}
