import { commandLine } from '../command-line.ts';
import { DEFAULT_CONFIGURATION } from '../serve/configuration/configuration-file.ts';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { readConfiguration, WrongConfiguration } from '../serve/configuration/read-configuration.ts';
import { examine } from './examine.ts';
import { type Finding, found, SUBJECT_ZH } from './finding.ts';

const HELP = `yipan doctor [--config FILE] [--quick] [--offline] [--json]
检查本机的安装（运行中或已停止），逐项说明情况和该做什么；不改动任何东西。
Looks at the installation on this machine, running or stopped, and says what to do; it changes nothing.
  --config FILE  the configuration, default $YIPAN_CONFIG or yipan.toml   配置文件
  --quick        do not look at every page of the database and of the newest backup   不逐页检查
  --offline      do not ask the issuers of tokens   不联系令牌签发方
  --json         for programs   供程序读取
  --help         this text   本说明
退出码 exit code: 0 都正常 all is well, 1 有提醒 warnings, 2 有问题 something is wrong, 3 用法不对 wrong usage`;

const WRONG_USAGE = 3;

/** `yipan doctor`. Answers its exit code, as those who watch machines read it. */
export async function doctorCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = {
    config: { type: 'string', default: env['YIPAN_CONFIG'] || DEFAULT_CONFIGURATION },
    quick: { type: 'boolean', default: false },
    offline: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  let given;
  try {
    given = commandLine('yipan doctor', options, args);
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    return WRONG_USAGE;
  }
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const { configuration, finding } = configurationFound(given.config, env);
  const looks = { thorough: !given.quick, network: !given.offline };
  const rest = configuration ? await examine(configuration, looks, Date.now) : [];
  const findings = [finding, ...rest];
  const code = codeOf(findings);
  const verdict = (['well', 'warnings', 'failed'] as const)[code];
  if (given.json)
    console.log(JSON.stringify({ status: verdict, at: new Date().toISOString(), findings }, null, 2));
  else console.log([...findings.map(shown), VERDICTS[code]].join('\n'));
  return code;
}

function configurationFound(
  file: string,
  env: NodeJS.ProcessEnv,
): { readonly finding: Finding; readonly configuration?: Configuration } {
  const subject = 'configuration';
  try {
    const configuration = readConfiguration(file, env);
    return { configuration, finding: { subject, state: 'ok', found: found(file, file) } };
  } catch (cause) {
    if (!(cause instanceof WrongConfiguration)) throw cause;
    const { message } = cause;
    return {
      finding: {
        subject,
        state: 'failed',
        found: found(message, message),
        todo: found(
          '改正后再运行；其余都没有看',
          'Correct it and run this again; nothing else was looked at.',
        ),
      },
    };
  }
}

function codeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  const has = (state: Finding['state']): boolean => findings.some((one) => one.state === state);
  return has('failed') ? 2 : has('warning') ? 1 : 0;
}

const VERDICTS = ['都正常 all is well', '有提醒 there are warnings', '有问题 something is wrong'] as const;
const MARKS: Readonly<Record<Finding['state'], string>> = {
  ok: '正常 ok     ',
  warning: '提醒 warning',
  failed: '问题 WRONG  ',
  unknown: '未看 unseen ',
};

function shown({ subject, state, found: { zh, en }, todo }: Finding): string {
  const lines = [`${MARKS[state]}  ${SUBJECT_ZH[subject]} ${subject}: ${zh}`];
  if (en !== zh) lines.push(`                 ${en}`);
  if (todo)
    lines.push(
      ...[todo.zh, ...(todo.en === todo.zh ? [] : [todo.en])].map((line) => `              →  ${line}`),
    );
  return lines.join('\n');
}
