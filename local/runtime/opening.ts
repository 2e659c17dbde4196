/** Opens a file or folder at start; a failure says in a sentence which one it was, and what can be done. */
export function opening<T>(what: string, advice: string, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${what}: ${why}. ${advice}`, { cause });
  }
}
