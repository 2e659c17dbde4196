import type { Locale } from '../../shared/lambda/problems.ts';

/** Why something with accounts was not done. */
export interface AccountRefusal {
  readonly kind: 'account-refused';
  readonly name: AccountRefusalName;
  readonly field?: string | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

export function accountRefused(
  name: AccountRefusalName,
  field?: string,
  values?: AccountRefusal['values'],
): AccountRefusal {
  return { kind: 'account-refused', name, field, values };
}

/** The one table of them: status and sentences. */
export const accountProblems = {
  'sign-in-refused': {
    status: 401,
    'zh-CN': '登录未通过：用户名、密码或验证码不符。验证码只能用一次，请等下一个再试；仍不行请联系管理员。',
    en: 'Name, password or code do not fit. A code is good once: wait for the next one and try again, or ask an administrator.',
  },
  'sign-in-closed': {
    status: 429,
    'zh-CN': '尝试次数过多，请 {minutes} 分钟后再试，或联系管理员解锁。',
    en: 'Too many attempts. Try again in {minutes} minutes, or ask an administrator to unlock.',
  },
  'set-up-needed': {
    status: 403,
    'zh-CN': '首次登录或重置后，请先{what_zh}。',
    en: 'At the first sign-in, or after a reset, first {what_en}.',
  },
  'role-not-held': {
    status: 403,
    'zh-CN': '该账号没有这一角色；可用的角色：{roles}。',
    en: 'The account does not hold that role; it holds: {roles}.',
  },
  'password-too-weak': {
    status: 422,
    'zh-CN': '新密码不可用：{why_zh}。',
    en: 'The new password cannot be used: {why_en}.',
  },
  'not-administrator': {
    status: 403,
    'zh-CN': '只有账号管理员可以办理。',
    en: 'Only an administrator of accounts may do this.',
  },
  'account-unknown': {
    status: 404,
    'zh-CN': '没有这个账号，请用 yipan account list 查看。',
    en: 'There is no such account; yipan account list shows them.',
  },
  'account-name-taken': {
    status: 409,
    'zh-CN': '用户名已被使用；停用的账号也保留用户名，请另取一个。',
    en: 'The name is taken; a disabled account keeps its name too. Choose another one.',
  },
  'account-division-unknown': {
    status: 422,
    'zh-CN': '没有代码为 {division} 的行政区划。',
    en: 'There is no division {division}.',
  },
  'open-work': {
    status: 409,
    'zh-CN':
      '还有 {count} 件在办件，请用 yipan account work 查看，并写明移交给谁（--hand-to 账号，或 --hand-to division 留给本区划）。',
    en: 'It has {count} pieces of open work: see yipan account work, and say who takes them over (--hand-to ACCOUNT, or --hand-to division to leave them to the division).',
  },
  'successor-not-fit': {
    status: 422,
    'zh-CN': '接手的账号须启用，且负责同一区划：{divisions}。',
    en: 'Whoever takes over must be enabled and work for the same divisions: {divisions}.',
  },
  'nothing-changes': {
    status: 409,
    'zh-CN': '账号已经是这样，没有改变。',
    en: 'The account is like that already; nothing was changed.',
  },
  'last-administrator': {
    status: 409,
    'zh-CN': '这是最后一名可用的管理员，请先建立另一名。',
    en: 'It is the last administrator who can sign in: make another one first.',
  },
  'second-administrator-missing': {
    status: 409,
    'zh-CN':
      '此事须另一名管理员同意，而没有第二名可用的管理员；请先建立一名，或在服务器上用 yipan account recover。',
    en: 'Another administrator must agree, and there is no second one: make one first, or use yipan account recover on the machine.',
  },
  'proposal-unknown': {
    status: 404,
    'zh-CN': '没有这项待同意事项，可能已办理或已过期（7 天）。',
    en: 'There is no such proposal; it may be settled, or over (7 days).',
  },
  'not-your-own': {
    status: 403,
    'zh-CN': '提出人和当事人不能同意这项事项，须由另一名管理员办理。',
    en: 'Neither who proposed it nor whom it is about may agree: another administrator must.',
  },
} as const satisfies Readonly<Record<string, { readonly status: number } & Readonly<Record<Locale, string>>>>;
export type AccountRefusalName = keyof typeof accountProblems;
