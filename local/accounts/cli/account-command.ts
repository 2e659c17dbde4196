import { parseArgs } from 'node:util';
import { NoConnection } from '../../cli/calling.ts';
import { shown } from '../../cli/showing.ts';
import { DEFAULT_CONFIGURATION } from '../../serve/configuration/configuration-file.ts';
import { accountProblems, type AccountRefusal } from '../account-refusals.ts';
import type { Done } from '../administration.ts';
import { withAccountsHere } from '../accounts-here.ts';
import { accountCall, told } from './account-call.ts';
import { keptSession } from './session-file.ts';

const HELP = `yipan account COMMAND [options]
管理本机账号。Local accounts: make and change them.

在服务器上，平台停止时 on the machine, while the platform stands still (--config FILE):
  first-administrator NAME [--display-name TEXT]   the first administrator   第一名管理员
  recover NAME                    both factors anew, where no second administrator is left   管理员都无法登录时

以管理员登录后 signed in as an administrator (yipan session sign-in):
  list                            all accounts   全部账号
  create NAME --display-name TEXT [--post ROLE:CODE,CODE]… [--administrator]   建立
  set-posts ACCOUNT [--post ROLE:CODE,CODE]…   all its posts, in place of those before   角色和区划（整体替换）
  move ACCOUNT --from CODE --to CODE[,CODE]    in whatever role   调动
  set-administrator ACCOUNT [--no]             设为或取消管理员
  work ACCOUNT                    its open work   在办件
  disable ACCOUNT [--hand-to ACCOUNT|division]   停用并移交在办件
  enable | reset-password | renew-code | unlock | end-sessions ACCOUNT   启用、重置密码、重新登记验证器、解锁、结束登录
  proposals; approve ID; reject ID   what waits for a second administrator   待第二名管理员同意的事项
  audit [--account ACCOUNT] [--before SEQ]   what was done   操作记录
  --help                          this text   本说明`;

const OPTIONS = {
  config: { type: 'string' },
  'display-name': { type: 'string' },
  post: { type: 'string', multiple: true },
  administrator: { type: 'boolean', default: false },
  no: { type: 'boolean', default: false },
  from: { type: 'string' },
  to: { type: 'string' },
  'hand-to': { type: 'string' },
  account: { type: 'string' },
  before: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** `yipan account`: answers its exit code, as that of operations. */
export async function accountCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  const [what = '', who = ''] = positionals;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (what === 'first-administrator' || what === 'recover') {
    if (who === '') return usage('请写用户名 Name the account.');
    const config = values.config ?? env['YIPAN_CONFIG'] ?? DEFAULT_CONFIGURATION;
    return toldHere(
      await withAccountsHere(config, env, async ({ administration }) =>
        what === 'recover'
          ? await administration.recover(who)
          : await administration.makeFirst(who, values['display-name'] ?? who),
      ),
    );
  }
  const kept = keptSession(env);
  if (what === '' || !COMMANDS.has(what))
    return usage(what === '' ? '' : `没有命令 there is no command "${what}".\n`);
  if (!kept) {
    console.error('请先以管理员登录 sign in as an administrator first: yipan session sign-in --name NAME');
    return 1;
  }
  const { url, token } = kept;
  const get = async (path: string): Promise<number> => told(await accountCall(url, 'GET', path, { token }));
  const post = async (path: string, body: unknown): Promise<number> =>
    told(await accountCall(url, 'POST', path, { token, body }));
  const account = encodeURIComponent(who);
  const change = (body: object): Promise<number> => post(`/accounts/${account}/changes`, body);
  try {
    switch (what) {
      case 'list':
        return await get('/accounts');
      case 'proposals':
        return await get('/accounts/proposals');
      case 'audit': {
        const query = new URLSearchParams();
        for (const key of ['account', 'before'] as const)
          if (values[key] !== undefined) query.set(key, values[key]);
        return await get(`/accounts/audit?${query.toString()}`);
      }
    }
    if (who === '')
      return usage(
        what === 'approve' || what === 'reject'
          ? '请写事项编号 Name the proposal.'
          : '请写账号 Name the account.',
      );
    switch (what) {
      case 'create':
        return await post('/accounts', {
          name: who,
          displayName: values['display-name'] ?? who,
          posts: (values.post ?? []).map(postOf),
          administrator: values.administrator,
        });
      case 'work':
        return await get(`/accounts/${account}/work`);
      case 'approve':
      case 'reject':
        return await post(`/accounts/proposals/${account}/${what}`, {});
      case 'set-posts':
        return await change({ action: what, posts: (values.post ?? []).map(postOf) });
      case 'set-administrator':
        return await change({ action: what, administrator: !values.no });
      case 'disable':
        return await change({
          action: what,
          ...(values['hand-to'] !== undefined && { handTo: values['hand-to'] }),
        });
      case 'move': {
        const { from, to } = values;
        if (from === undefined || to === undefined) return usage('请写 --from 和 --to Give --from and --to.');
        const { status, body } = await accountCall(url, 'GET', '/accounts', { token });
        if (status !== 200) return told({ status, body });
        const lines = body.accounts as readonly { account: string; name: string; posts: readonly Post[] }[];
        const found = lines.find((line) => line.account === who || line.name === who);
        if (!found) return told({ status: 404, body: { title: accountProblems['account-unknown'].en } });
        if (!found.posts.some(({ divisions }) => divisions.includes(from)))
          return usage(`该账号没有区划 the account does not have the division ${from}.`);
        return await change({
          action: 'set-posts',
          posts: found.posts.map((one) => moved(one, from, to.split(','))),
        });
      }
      default:
        return await change({ action: what });
    }
  } catch (cause) {
    if (!(cause instanceof NoConnection)) throw cause;
    console.error(cause.message);
    return 3;
  }
}

const COMMANDS = new Set(
  'list create set-posts move set-administrator work disable enable reset-password renew-code unlock end-sessions proposals approve reject audit'.split(
    ' ',
  ),
);

interface Post {
  readonly role: string;
  readonly divisions: readonly string[];
}

/** `clerk:330106009,330106010`. */
function postOf(text: string): Post {
  const [role = '', codes = ''] = text.split(':');
  return { role, divisions: codes === '' ? [] : codes.split(',') };
}

function moved({ role, divisions }: Post, from: string, to: readonly string[]): Post {
  if (!divisions.includes(from)) return { role, divisions };
  return { role, divisions: [...new Set([...divisions.filter((code) => code !== from), ...to])] };
}

function usage(why: string): number {
  console.error(`${why}\n${HELP}`.trim());
  return 2;
}

function toldHere(done: Done | AccountRefusal): number {
  if (done.kind === 'account-refused') {
    const row = accountProblems[done.name];
    const fill = (text: string): string =>
      text.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(done.values?.[key] ?? '–'));
    console.error(`${fill(row['zh-CN'])}\n${fill(row.en)}`);
    return 1;
  }
  const { kind: _, ...body } = done;
  console.log(shown(body, process.stdout.columns ?? 120));
  console.log(
    '临时密码只显示这一次，7 天内有效 the temporary password is shown this once, and is good for a week.',
  );
  return 0;
}
