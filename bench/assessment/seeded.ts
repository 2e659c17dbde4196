/** Numbers, ids and times that are the same for the same seed. */
export interface Seeded {
  /** From 0 up to 1. */
  readonly number: () => number;
  /** A whole number from 0 up to `below`. */
  readonly whole: (below: number) => number;
  readonly chance: (part: number) => boolean;
  readonly pick: <T>(values: readonly T[]) => T;
  /** 22 letters, in the shape of a person's id or of a root of reported facts. */
  readonly id: () => string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** mulberry32. */
export function seeded(seed: number): Seeded {
  let state = seed | 0;
  const bits = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const number = (): number => bits() / 4_294_967_296;
  const whole = (below: number): number => Math.floor(number() * below);
  return {
    number,
    whole,
    chance: (part) => number() < part,
    pick: (values) => values[whole(values.length)] as (typeof values)[number],
    id: () => {
      let id = '';
      for (let left = 22; left > 0; left -= 5) {
        let word = bits();
        for (let i = Math.min(5, left); i > 0; i--) {
          id += LETTERS[word & 63];
          word >>>= 6;
        }
      }
      return id;
    },
  };
}
