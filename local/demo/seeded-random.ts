/** A weighted choice: sums of weights, so that one draw is one binary search. */
export interface Weighted<T> {
  readonly values: readonly T[];
  readonly upTo: readonly number[];
}

/** Random numbers that depend on the seed alone: the same on every machine and in every run. Not for secrets. */
export interface SeededRandom {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the values, each as likely as the others; throws on an empty list. */
  pick<T>(values: readonly T[]): T;
  /** One of the values by their weights. */
  weighted<T>(choice: Weighted<T>): T;
  /** The state, to go on from later with `randomFrom`. */
  state(): RandomState;
}

/** Four words of 32 bits. */
export type RandomState = readonly [number, number, number, number];

/**
 * A stream of its own for every list of parts: one person's numbers do not shift when another person is added.
 * The parts are hashed (FNV-1a, 32 bits, four offsets) into the state.
 */
export function randomOf(...parts: readonly (string | number)[]): SeededRandom {
  const text = parts.join('\u0000');
  const random = randomFrom([hashOf(text, 1), hashOf(text, 2), hashOf(text, 3), 1]);
  // Similar seeds begin with similar words; after some turns nothing of that is left.
  for (let turn = 0; turn < 15; turn += 1) random.next();
  return random;
}

function hashOf(text: string, salt: number): number {
  let hash = Math.imul(0x811c9dc5 ^ salt, 0x01000193);
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** Goes on from a state. The generator is sfc32 (Chris Doty-Humphrey's small fast chaotic generator with a counter). */
export function randomFrom(state: RandomState): SeededRandom {
  let [a, b, c, counter] = state;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  const next = (): number => word() / 0x1_0000_0000;
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (values) => at(values, int(0, values.length - 1)),
    weighted: ({ values, upTo }) => at(values, placeOf(next() * at(upTo, upTo.length - 1), upTo)),
    state: () => [a >>> 0, b >>> 0, c >>> 0, counter >>> 0],
  };
}

/** Prepares a weighted choice; throws when there is nothing to choose from or a weight is negative. */
export function weightsOf<T>(entries: Iterable<readonly [T, number]>): Weighted<T> {
  const values: T[] = [];
  const upTo: number[] = [];
  let sum = 0;
  for (const [value, weight] of entries) {
    if (!(weight >= 0)) throw new Error(`a weight must not be negative: ${weight}`);
    if (weight === 0) continue;
    sum += weight;
    values.push(value);
    upTo.push(sum);
  }
  if (values.length === 0) throw new Error('nothing to choose from');
  return { values, upTo };
}

/** The first place whose sum of weights lies above the point. */
function placeOf(point: number, upTo: readonly number[]): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(upTo, middle) > point) high = middle;
    else low = middle + 1;
  }
  return low;
}

function at<T>(values: readonly T[], place: number): T {
  if (place < 0 || place >= values.length) throw new Error('nothing to choose from');
  return values[place] as T;
}
