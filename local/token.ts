import { Caller, Role } from '../shared/domain/caller/caller.ts';
import { loadDirectory } from '../shared/divisions/load.ts';
import { commandLine, runCommand } from './command-line.ts';
import { startedSandboxFolder } from './data-folder.ts';
import { openDevelopmentIssuer } from './runtime/development-issuer.ts';

const ROLES =
  'clerk 经办人, reviewer 审核人, manager 分管领导, auditor 复核员, partner 协作部门, operator 运维人员';

const HELP = `npm run token -- --division 330106002 [options]
Prints a token of the sandbox's development issuer, good for 12 hours. 取得沙箱令牌，12 小时内有效。
  --division CODE  may be given several times; an operator of the whole platform needs none   行政区划代码，可多个
  --role ROLE      default clerk; one of ${ROLES}   角色
  --subject NAME   who is acting, as records name it; made from role and division where it is absent   办理人
  --data FOLDER    data folder of the sandbox, default .data   数据文件夹
  --help           this text   本说明`;

runCommand(async () => {
  const values = commandLine(
    'npm run token',
    {
      division: { type: 'string', multiple: true, default: [] },
      role: { type: 'string', default: 'clerk' },
      subject: { type: 'string' },
      data: { type: 'string', default: '.data' },
      help: { type: 'boolean', default: false },
    },
    process.argv.slice(2),
  );
  if (values.help) {
    console.log(HELP);
    return;
  }
  const caller = callerOf(values);
  const issuer = await openDevelopmentIssuer(startedSandboxFolder(values.data).issuer);
  console.log(await issuer.mint(caller));
});

/** Throws a sentence where the token would open nothing: a role or division that there is not, or no division at all. */
function callerOf(asked: {
  readonly role: string;
  readonly division: readonly string[];
  readonly subject?: string | undefined;
}): Caller {
  const role = Role.safeParse(asked.role);
  if (!role.success)
    throw new Error(`没有角色 There is no role "${asked.role}". 可用的角色 The roles are: ${ROLES}`);
  if (asked.division.length === 0 && role.data !== 'operator') {
    throw new Error(
      '请用 --division 写明行政区划代码。Name a division: npm run token -- --division 330106002',
    );
  }
  const { byCode } = loadDirectory();
  for (const code of asked.division) {
    if (byCode.get(code) === undefined) {
      throw new Error(
        `没有代码为 ${code} 的行政区划，应为 2、4、6 或 9 位代码。There is no division ${code}: a code has 2, 4, 6 or 9 digits; GET /divisions?text= finds it by name.`,
      );
    }
  }
  const subject = asked.subject ?? `${role.data}-${asked.division[0] ?? 'all'}`;
  const caller = Caller.safeParse({ subject, role: role.data, divisions: asked.division });
  if (!caller.success)
    throw new Error(
      '--subject 应为 1 至 128 个字符，区划至多 50 个。--subject has 1 to 128 characters, and there are at most 50 divisions.',
    );
  return caller.data;
}
