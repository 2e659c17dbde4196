import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** How hard a password is to guess, 0 to 4. In a module of its own: the dictionaries take memory, and only a new password needs them. */
export function passwordScore(password: string, own: readonly string[]): number {
  return zxcvbn.check(password, [...own]).score;
}
