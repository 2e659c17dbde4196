import { commandLine, runCommand } from './command-line.ts';
import { startedSandboxFolder } from './data-folder.ts';
import { openDevelopmentIssuer } from './runtime/development-issuer.ts';
import { ROLE_WORDS, sandboxCaller } from './sandbox-caller.ts';

const HELP = `npm run token -- --division 330106002 [options]
Prints a token of the sandbox's development issuer, good for 12 hours. 取得沙箱令牌，12 小时内有效。
  --division CODE  may be given several times; an operator of the whole platform needs none   行政区划代码，可多个
  --role ROLE      default clerk; one of ${ROLE_WORDS}   角色
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
  const caller = sandboxCaller(values);
  const issuer = await openDevelopmentIssuer(startedSandboxFolder(values.data).issuer);
  console.log(await issuer.mint(caller));
});
