/**
 * The shares that the plan draws from, all ours: no source tells them. They are what a plausible half-year looks like,
 * and are explained in `docs/demo-data.md`.
 */

/** What happens to a party of people. */
export const scripts = {
  /** Comes and stays. */
  stays: 44,
  /** The home side records the leaving first, then the new township the arrival. */
  announced: 13,
  /** Comes, then moves to another township of the same county. */
  'moves-within-county': 8,
  /** Comes, then turns up in another county. */
  'moves-on': 13,
  /** Comes, then leaves; where to is known or not. */
  'leaves-known': 4,
  'leaves-unknown': 6,
  /** Comes, then goes home, reported by the one side or by the other. */
  'returns-residence': 5,
  'returns-household': 4,
  /** An earlier stay is entered afterwards (补录). */
  'late-entry': 2,
  /** The record of the arrival is corrected. */
  corrected: 1,
} as const;
export type Script = keyof typeof scripts;

/** How many people move together. */
export const partySizes: readonly (readonly [number, number])[] = [
  [1, 66],
  [2, 18],
  [3, 11],
  [4, 5],
];

/** Share of counties that have not joined. */
export const shareNotJoined = 0.05;

/** How a joined receiver treats a movement notice, in thousandths. */
export const movementNoticeBehaviours = [
  ['on-time', 946],
  ['late', 19],
  ['never', 13],
  ['misrouted', 11],
  ['returned', 11],
] as const;

/** Share of the notices to a former township that it disputes. */
export const shareDisputed = 0.02;

/** Share of parties about whom the new township asks the home side. */
export const shareVerified = 0.15;

/** How a joined receiver treats a verification request, in hundredths. */
export const verificationBehaviours = [
  ['on-time', 90],
  ['extended', 4],
  ['late', 4],
  ['never', 2],
] as const;

/** Reply codes, in hundredths. */
export const replyCodes = [
  ['confirmed', 80],
  ['partly-confirmed', 8],
  ['not-confirmed', 4],
  ['no-such-person', 3],
  ['returned-home', 3],
  ['household-moved-to', 2],
] as const;

export const dwellings = [
  ['rented', 55],
  ['dormitory', 20],
  ['worksite', 9],
  ['own', 6],
  ['with-relatives', 5],
  ['shop', 3],
  ['other', 2],
] as const;

export const reasons = [
  ['work', 66],
  ['business', 9],
  ['accompanying', 11],
  ['schooling', 6],
  ['joining-relatives', 5],
  ['other', 3],
] as const;
