import { basename, dirname } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import type { Log } from '../../shared/lambda/log.ts';
import type { Configuration } from './configuration/configuration.ts';

/** After a failed write the file is tried again so much later; its lines go to standard output meanwhile. */
const AGAIN_MS = 60_000;

/** Where the lines of the log go. */
export interface LogOutput {
  readonly log: Log;
  /** Whole lines that are JSON already: of the thread of the background. */
  readonly write: (text: string) => void;
  /** Resolves when everything is in the file. */
  readonly close: () => Promise<void>;
}

/** Opens the log: a file that begins anew at a size and keeps so many old ones, or standard output. Throws where the file cannot be. */
export async function openLog({
  file,
  rotateMegabytes,
  keptFiles,
}: Configuration['log']): Promise<LogOutput> {
  // Whoever collected the lines may end; the platform does not end with it.
  process.stdout.on('error', () => {});
  if (file === undefined)
    return logTo(
      (text) => process.stdout.write(text),
      async () => {},
    );
  let stream: RotatingFileStream | undefined = await opened(file, rotateMegabytes, keptFiles);
  let isClosing = false;
  const guard = (open: RotatingFileStream): void => {
    open.on('error', (cause) => {
      // The disk of the log may be full: the platform goes on, and its lines are not lost where something collects them.
      if (stream === open) stream = undefined;
      console.error(
        `日志文件写不进 the log file ${file} cannot be written: ${cause.message}. 暂时输出到标准输出 Its lines go to standard output meanwhile.`,
      );
      if (!isClosing) setTimeout(() => void again(), AGAIN_MS).unref();
    });
  };
  const again = async (): Promise<void> => {
    try {
      stream = await opened(file, rotateMegabytes, keptFiles);
      guard(stream);
    } catch {
      if (!isClosing) setTimeout(() => void again(), AGAIN_MS).unref();
    }
  };
  guard(stream);
  return logTo(
    (text) => (stream ?? process.stdout).write(text),
    () => {
      isClosing = true;
      return new Promise((resolve) => {
        if (stream) stream.end(resolve);
        else resolve();
      });
    },
  );
}

function opened(file: string, megabytes: number, rotate: number): Promise<RotatingFileStream> {
  return new Promise((resolve, reject) => {
    const settings = { path: dirname(file), size: `${megabytes}M`, rotate, mode: 0o640 } as const;
    const stream = createStream(basename(file), settings);
    stream.once('open', () => {
      stream.off('error', reject);
      resolve(stream);
    });
    stream.once('error', reject);
  });
}

function logTo(write: (text: string) => void, close: () => Promise<void>): LogOutput {
  return {
    log: (code, fields) => write(`${JSON.stringify({ at: new Date().toISOString(), code, ...fields })}\n`),
    write,
    close,
  };
}
