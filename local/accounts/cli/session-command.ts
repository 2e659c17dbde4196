import { parseArgs } from 'node:util';
import { toString } from 'qrcode';
import { NoConnection } from '../../cli/calling.ts';
import { accountCall, type Answered, told } from './account-call.ts';
import { type Asking, asking } from './asking.ts';
import { forgetSession, keepSession, keptSession } from './session-file.ts';

const HELP = `yipan session sign-in|show|end [options]
用本机账号登录、查看、退出。Sign in with a local account, see who is signed in, sign out.
  sign-in --name NAME   asks for password and code; sets up a new account on the way   登录；首次登录时设定密码、登记验证器
  show                  who is signed in, with work that was handed over   查看当前登录和移交的件
  end [--everywhere]    ends this session, or all of the account's   退出；或退出全部登录
  --url URL             address of the platform, default $YIPAN_URL or http://localhost:8787   平台地址
  --role ROLE           which of the account's roles   用哪个角色
  --help                this text   本说明
密码等按行从标准输入读取 From a script, the answers are the lines of standard input.`;

/** `yipan session`: answers its exit code, as that of operations. */
export async function sessionCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      everywhere: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [what] = positionals;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const kept = keptSession(env);
  const url = values.url ?? env['YIPAN_URL'] ?? kept?.url ?? 'http://localhost:8787';
  try {
    if (what === 'sign-in') return await signIn(url, values, env);
    if (what !== 'show' && what !== 'end') {
      console.error(HELP);
      return 2;
    }
    if (!kept) {
      console.error('没有登录 nobody is signed in: yipan session sign-in --name NAME');
      return 1;
    }
    if (what === 'show') return told(await accountCall(kept.url, 'GET', '/account', { token: kept.token }));
    const { everywhere } = values;
    const ended = await accountCall(kept.url, 'POST', '/account/sign-out', {
      token: kept.token,
      body: { everywhere },
    });
    forgetSession(env);
    // A session that had ended by itself is what was wanted too.
    if (ended.status !== 401 && ended.status >= 300) return told(ended);
    console.log('已退出 signed out');
    return 0;
  } catch (cause) {
    if (!(cause instanceof NoConnection)) throw cause;
    console.error(cause.message);
    return 3;
  }
}

async function signIn(
  url: string,
  { name, role }: { readonly name?: string | undefined; readonly role?: string | undefined },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const questions = asking();
  try {
    const who = name ?? (await questions.ask('用户名 name: '));
    const password = await questions.askSecret('密码 password: ');
    const code = await questions.ask('验证码（首次登录请直接回车）code (none at the first sign-in): ');
    const given = { name: who, password, ...(role !== undefined && { role }), ...(code !== '' && { code }) };
    const first = await accountCall(url, 'POST', '/account/sign-in', { body: given });
    const needs = first.status === 403 ? String(first.body.values?.needs ?? '') : '';
    const answer = needs === '' ? first : await setUp(url, needs, given, questions);
    if (answer.status !== 200) return told(answer);
    const { token, endsAt, account, role: as, divisions = [], handedOver } = answer.body;
    keepSession(env, { url, token, endsAt });
    console.log(`已登录 signed in: ${account.displayName} (${account.account}) ${as ?? ''} ${divisions.join(', ')}
至迟 until at the latest ${endsAt}`);
    if (handedOver.length > 0)
      console.log(`移交给您的在办件 handed over to you: ${handedOver.length}，yipan session show`);
    return 0;
  } finally {
    questions.close();
  }
}

/** The first sign-in, and that after a reset. */
async function setUp(
  url: string,
  needs: string,
  given: { readonly name: string; readonly password: string },
  questions: Asking,
): Promise<Answered> {
  const { name, password } = given;
  if (needs !== 'password') {
    let begun = await accountCall(url, 'POST', '/account/set-up', { body: { name, password } });
    if (begun.status === 401) {
      const word = await questions.askSecret('管理员给的登记口令 the word that the administrator gave you: ');
      begun = await accountCall(url, 'POST', '/account/set-up', { body: { name, password, word } });
    }
    if (begun.status !== 200) return begun;
    const { uri, secret } = begun.body;
    console.error(
      `请用验证器扫描二维码，或输入密钥 Scan this with an authenticator app, or type the secret in: ${secret}`,
    );
    console.error(await toString(uri, { type: 'terminal', small: true }));
  }
  let newPassword: string | undefined;
  if (needs !== 'code') {
    newPassword = await questions.askSecret(
      '新密码（至少 12 个字符）new password (at least 12 characters): ',
    );
    if (newPassword !== (await questions.askSecret('再输一次 again: ')))
      return {
        status: 422,
        body: { title: '两次输入不同，请重新登录 The two are not the same: sign in again.' },
      };
  }
  const code = await questions.ask('验证器上的下一个验证码 the next code of the authenticator: ');
  return await accountCall(url, 'POST', '/account/sign-in', {
    body: { ...given, code, ...(newPassword !== undefined && { newPassword }) },
  });
}
