import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks whoever sits at the terminal; a script gives one line for each question on standard input. */
export interface Asking {
  ask(question: string): Promise<string>;
  /** What is typed is not shown. */
  askSecret(question: string): Promise<string>;
  close(): void;
}

export function asking(): Asking {
  let isMuted = false;
  const output = new Writable({
    write(chunk, _, done) {
      if (!isMuted) process.stderr.write(chunk as Buffer);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  const waiting: ((line: string) => void)[] = [];
  const early: string[] = [];
  let isOver = false;
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (next) next(line);
    else early.push(line);
  });
  lines.on('close', () => {
    isOver = true;
    for (const next of waiting.splice(0)) next('');
  });
  lines.on('SIGINT', () => process.exit(130));
  const nextLine = (): Promise<string> => {
    const line = early.shift();
    if (line !== undefined || isOver) return Promise.resolve(line ?? '');
    return new Promise((resolve) => waiting.push(resolve));
  };
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question);
    return (await nextLine()).trim();
  };
  return {
    ask,
    async askSecret(question) {
      process.stderr.write(question);
      isMuted = true;
      const answer = await nextLine();
      isMuted = false;
      process.stderr.write('\n');
      return answer;
    },
    close: () => lines.close(),
  };
}
