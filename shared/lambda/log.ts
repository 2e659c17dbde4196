/** A line of the log: a code that alarms may rely on, and ids. Never names, numbers or bodies. */
export type Log = (code: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;

/** One JSON line per entry on standard output. */
export const jsonLog: Log = (code, fields) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), code, ...fields })}\n`);
};
