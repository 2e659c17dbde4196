import { commandLine } from './command-line.ts';

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
沙箱：在一台机器上运行整个平台，只接受本机访问。

npm start -- [options]
  --empty        without the demo exchange   不生成演示数据
  --port N       port, default 8787   端口
  --data FOLDER  where data and keys are kept, default .data   数据文件夹
  --people N     people in the demo exchange of a first start, default 2000   演示人数
  --reconcile-seconds N
                 pause between two comparisons of the records with what was derived, default 3600   核对间隔（秒）
  --help         this text   本说明

A second start keeps the data; to begin anew, stop it and remove the folder.
再次启动沿用已有数据；要重新开始，请先停止，再删除数据文件夹。
`;

const OPTIONS = {
  empty: { type: 'boolean', default: false },
  port: { type: 'string', default: '8787' },
  data: { type: 'string', default: '.data' },
  people: { type: 'string', default: '2000' },
  'reconcile-seconds': { type: 'string', default: '3600' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line; throws with a sentence about the option at fault. */
export function startOptions(args: readonly string[]): StartOptions {
  const values = commandLine('npm start', OPTIONS, args);
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
  throw new Error(
    `${option} 应为 ${least} 至 ${most} 的整数 takes a whole number from ${least} to ${most}, not "${text}".`,
  );
}
