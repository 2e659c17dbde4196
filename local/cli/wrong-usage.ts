/** What was typed cannot be a call: the sentence says what is wrong and what to type instead. Exit code 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}
