import type { Operation } from '../../shared/api/operation.ts';
import { operations } from '../../shared/api/operations.ts';
import { moveClockOperation } from '../../shared/api/sandbox-operations.ts';

/** `startRun` is typed `start-run`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Every operation that a platform or a sandbox answers, by the name of its command: there is no second list. */
export const commands: ReadonlyMap<string, Operation> = new Map(
  [...operations, moveClockOperation].map((operation): [string, Operation] => [
    kebab(operation.id),
    operation,
  ]),
);
