import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly data: string;
  readonly empty: boolean;
  readonly people: number;
  /** Pause between two passes of the reconcile sweep. */
  readonly reconcileSeconds: number;
  readonly help: boolean;
}

export const HELP = `一盘棋 Yipan: the whole platform on one machine, as a sandbox (loopback only).

npm start -- [options]
  --empty        start without the demo exchange   不生成演示数据
  --port N       default 8787
  --data FOLDER  default .data
  --people N     people in the demo exchange, default 2000
  --reconcile-seconds N   pause between two comparisons of records and what was derived, default 3600
  --help         this text
`;

/** Reads the command line; throws with a sentence about the option at fault. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      empty: { type: 'boolean', default: false },
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: '.data' },
      people: { type: 'string', default: '2000' },
      'reconcile-seconds': { type: 'string', default: '3600' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    port: wholeNumber('--port', values.port, 0, 65_535),
    data: values.data,
    empty: values.empty,
    people: wholeNumber('--people', values.people, 1, 100_000),
    reconcileSeconds: wholeNumber('--reconcile-seconds', values['reconcile-seconds'], 1, 86_400),
    help: values.help,
  };
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${option} takes a whole number from ${least} to ${most}, not "${text}"`);
}
