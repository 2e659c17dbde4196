/** Waits longer after each try, by a random share, so that callers throttled together do not come back together. */
export function backOff(tried: number): Promise<void> {
  const ms = Math.random() * Math.min(1_000, 20 * 2 ** tried);
  return new Promise((resolve) => setTimeout(resolve, ms));
}
