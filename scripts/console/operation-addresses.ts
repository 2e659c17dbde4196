import type { Plugin } from 'vite';
import { operations } from '../../shared/api/operations.ts';
import { moveClockOperation, readClockOperation } from '../../shared/api/sandbox-operations.ts';

const NAME = 'virtual:operation-addresses';

/**
 * Gives the console method and path of every operation from the one table that the platform itself routes by, without the
 * schemas that stand in it: those are for its types only, and would be 40 KB of script.
 */
export function operationAddresses(): Plugin {
  const all = [...operations, moveClockOperation, readClockOperation];
  const addresses = Object.fromEntries(all.map(({ id, method, path }) => [id, [method, path]]));
  return {
    name: 'operation-addresses',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) =>
      id === `\0${NAME}` ? `export const operationAddresses = ${JSON.stringify(addresses)};` : undefined,
  };
}
