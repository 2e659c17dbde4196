/** Not fewer characters: SP 800-63B-4 asks for 8 beside a second factor, reviewers of 等保 for 8 to 12. */
export const LEAST_CHARACTERS = 12;
/** SP 800-63B-4 asks for at least 64; more than this only costs the hash. */
export const MOST_CHARACTERS = 128;
/** 复杂度 of GB/T 22239-2019 by kinds of characters, up to a length from which length alone does it. */
const KINDS = 3;
const LONG_CHARACTERS = 20;
/** Of zxcvbn: more than a hundred million guesses. */
const LEAST_SCORE = 3;

export type PasswordFault = 'too-short' | 'too-long' | 'too-few-kinds' | 'too-common' | 'is-the-old-one';

/**
 * What is wrong with a password that somebody chose, if anything. Common passwords, words, dates and runs on the keyboard are found by
 * zxcvbn's dictionaries, also with letters exchanged; the names of account and platform count among them.
 */
export async function passwordFault(password: string, name: string): Promise<PasswordFault | undefined> {
  const text = password.normalize('NFC');
  const characters = [...text];
  if (characters.length < LEAST_CHARACTERS) return 'too-short';
  if (characters.length > MOST_CHARACTERS) return 'too-long';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text));
  if (characters.length < LONG_CHARACTERS && kinds.length < KINDS) return 'too-few-kinds';
  const { passwordScore } = await import('./password-score.ts');
  const own = [name, ...name.split(/[._-]/), 'yipan', 'yiban', 'yipanqi', '一盘棋'];
  return passwordScore(text, own) < LEAST_SCORE ? 'too-common' : undefined;
}
