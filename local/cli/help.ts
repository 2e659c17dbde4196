import type { Operation } from '../../shared/api/operation.ts';
import { refusalsOf } from '../../shared/api/refusals-of.ts';
import { problems } from '../../shared/lambda/problems.ts';
import { chapters } from '../../shared/openapi/chapters.ts';
import { examplesOf } from '../../shared/openapi/examples.ts';
import { COMMAND } from './command-name.ts';
import { commands } from './commands.ts';
import type { Field } from './fields.ts';
import { machineCommands } from './machine-commands.ts';
import { OWN_OPTIONS_HELP } from './own-options.ts';
import { hasPages } from './pages.ts';

const USAGE = `${COMMAND} OPERATION [--PARAMETER VALUE …]`;

/** All commands, by the chapters of the API's reference. */
export function overview(): string {
  const longest = Math.max(...[...commands.keys()].map((name) => name.length));
  const byTag = Map.groupBy(commands, ([, { tag }]) => tag);
  const sections = Object.entries(chapters).map(([tag, words]) => {
    const lines = (byTag.get(tag as Operation['tag']) ?? []).map(
      ([name, { summary }]) => `  ${name.padEnd(longest)}  ${summary['zh-CN']} · ${summary.en}`,
    );
    return [`${tag}  ${words.split('。')[0] ?? ''}`, ...lines].join('\n');
  });
  return `${USAGE}
一盘棋命令行：接口的每个操作都是一条命令。The command line of Yipan: every operation of the API is a command.
${COMMAND} OPERATION --help   一个操作的参数 the parameters of one

${sections.join('\n\n')}

本机命令 commands for the machine of an installation (NAME --help)
${[...machineCommands].map(([name, { zh, en }]) => `  ${name.padEnd(longest)}  ${zh} · ${en}`).join('\n')}

每条命令都有的选项 options of every command
${OWN_OPTIONS_HELP}

返回码 exit codes: 0 成功 done, 1 被拒绝 refused, 2 用法有误 wrong usage, 3 没有连上 no connection`;
}

/** One command: what it takes, who may, and what it may be refused for. */
export function commandHelp(name: string, operation: Operation, fields: readonly Field[]): string {
  const { summary, roles, method, path } = operation;
  const parts = [
    ['地址参数 in the address', 'path'],
    ['查询参数 query', 'query'],
    ['正文字段 fields of the body', 'body'],
  ] as const;
  const sections = parts.flatMap(([title, part]) => {
    const lines = fields.filter((field) => field.part === part).map(fieldLine);
    return lines.length === 0 ? [] : [`${title}\n${lines.join('\n')}`];
  });
  const needed = fields.filter(({ required, only }) => required && only.length === 0);
  return [
    `${COMMAND} ${name} ${needed.map(({ flag }) => `--${flag} …`).join(' ')}`.trimEnd(),
    `${summary['zh-CN']}\n${summary.en}\n${method} ${path}`,
    `角色 roles: ${roles.join(', ')}`,
    ...sections,
    ...(hasPages({ operation }) ? ['分页列表，--all 取全部 a list in pages: --all follows them'] : []),
    ...exampleOf(operation),
    `可能的拒绝 may be refused for\n${refusalsOf(operation)
      .map((refusal) => `  ${refusal}  ${problems[refusal]['zh-CN']} ${problems[refusal].en}`)
      .join('\n')}`,
    `每条命令都有的选项 options of every command\n${OWN_OPTIONS_HELP}`,
  ].join('\n\n');
}

function fieldLine({ flag, required, type, isList, nullable, choices, words, only }: Field): string {
  const value = choices.length > 0 ? choices.join('|') : type === 'text' ? 'TEXT' : type.toUpperCase();
  const more = [
    ...(required ? ['必填 required'] : []),
    ...(isList ? ['可重复 may be repeated'] : []),
    ...(nullable ? ['可为 may be null'] : []),
    ...(only.length > 0 ? [`仅 only: ${only.join(', ')}`] : []),
  ];
  return `  --${flag} ${value}${more.length > 0 ? `  (${more.join('; ')})` : ''}\n      ${words}`;
}

/** Of several kinds of a body the examples say more than any list of fields. */
function exampleOf({ id, body }: Operation): readonly string[] {
  if (!body) return [];
  const lines = Object.values(examplesOf(id).bodies).map(
    ({ summary, value }) => `  ${summary}\n    ${JSON.stringify(value)}`,
  );
  return lines.length === 0 ? [] : [`正文示例 bodies, for --body\n${lines.join('\n')}`];
}
