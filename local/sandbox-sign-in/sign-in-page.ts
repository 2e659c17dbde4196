import { escaped } from '../../shared/document/html-page.ts';
import type { Role } from '../../shared/domain/caller/caller.ts';
import type { Locale } from '../../shared/lambda/problems.ts';
import type { Persona } from './personas.ts';

export const SIGN_IN_STYLE_PATH = '/sandbox/sign-in.css';

const ROLE_WORDS: Readonly<Record<Role, Readonly<Record<Locale, string>>>> = {
  clerk: { 'zh-CN': '经办人', en: 'Clerk' },
  reviewer: { 'zh-CN': '审核人', en: 'Reviewer' },
  manager: { 'zh-CN': '分管领导', en: 'Manager' },
  auditor: { 'zh-CN': '复核员', en: 'Auditor' },
  partner: { 'zh-CN': '协作部门', en: 'Partner office' },
  operator: { 'zh-CN': '运维人员', en: 'Operator' },
};

const TEXTS = {
  'zh-CN': {
    title: '选择一个身份',
    about: '沙箱的登录页。真实使用时，这里是贵单位的统一身份认证。',
    other: '其他身份',
    division: '行政区划代码',
    role: '角色',
    enter: '进入',
  },
  en: {
    title: 'Choose who you are',
    about: "The sandbox's sign-in page. In real use your own identity provider stands here.",
    other: 'Somebody else',
    division: 'Division code',
    role: 'Role',
    enter: 'Enter',
  },
} as const;

/** The development issuer's page: one click per persona, plain forms, no script. */
export function signInPage(
  personas: readonly Persona[],
  request: Readonly<Record<string, string>>,
  locale: Locale,
  refusal?: string,
): string {
  const text = TEXTS[locale];
  const asked = Object.entries(request)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
  const choices = personas
    .map(
      ({ role, division, place }) => `<li><form method="post" action="/sandbox/authorize">${asked}
<input type="hidden" name="as_division" value="${escaped(division ?? '')}">
<button name="as_role" value="${role}"><b>${escaped(ROLE_WORDS[role][locale])}</b><span>${escaped(place)}</span></button></form></li>`,
    )
    .join('\n');
  const roles = Object.entries(ROLE_WORDS)
    .map(([role, words]) => `<option value="${role}">${escaped(words[locale])}</option>`)
    .join('');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(text.title)} · 一盘棋 Yipan</title>
<link rel="stylesheet" href="${SIGN_IN_STYLE_PATH}">
</head>
<body>
<main>
<p class="mark">一盘棋 <span>Yipan</span></p>
<h1>${escaped(text.title)}</h1>
<p class="about">${escaped(text.about)}</p>
${refusal === undefined ? '' : `<p class="refusal" role="alert">${escaped(refusal)}</p>`}
<ul>
${choices}
</ul>
<details${refusal === undefined ? '' : ' open'}>
<summary>${escaped(text.other)}</summary>
<form class="other" method="post" action="/sandbox/authorize">${asked}
<label>${escaped(text.role)}<select name="as_role">${roles}</select></label>
<label>${escaped(text.division)}<input name="as_division" inputmode="numeric" pattern="[0-9]{2,9}" maxlength="9" autocomplete="off"></label>
<button>${escaped(text.enter)}</button>
</form>
</details>
<p class="demo">演示数据，与真实单位无关<br>Demo data, nothing to do with the real places</p>
</main>
</body>
</html>
`;
}

export const SIGN_IN_STYLE = `:root{color-scheme:light;font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1f2937}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#eef2f7}
main{box-sizing:border-box;width:min(720px,100vw);padding:32px 40px 24px;background:#fff;border:1px solid #d9e0ea;border-radius:8px}
.mark{margin:0 0 20px;font-weight:600;color:#0f4c9c;font-size:15px}
.mark span{font-weight:400;color:#56657a;margin-left:4px}
h1{margin:0 0 6px;font-size:22px}
.about{margin:0 0 20px;color:#56657a;font-size:14px}
.refusal{margin:0 0 16px;padding:8px 12px;background:#fff1f0;border:1px solid #ffccc7;border-radius:4px;color:#a8071a;font-size:14px}
ul{list-style:none;margin:0 0 16px;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:10px}
li form{margin:0}
button{font:inherit;cursor:pointer;border:1px solid #c9d3e0;border-radius:6px;background:#fff}
li button{width:100%;min-height:62px;padding:9px 14px;text-align:left;display:flex;flex-direction:column;gap:3px}
li b{font-size:15px;font-weight:600}
li span{font-size:13px;color:#56657a}
button:hover{border-color:#1a5fb4;background:#f5f9ff}
:focus-visible{outline:2px solid #1a5fb4;outline-offset:2px}
summary{cursor:pointer;font-size:14px;color:#0f4c9c}
.other{display:flex;gap:12px;align-items:end;margin-top:12px}
label{display:flex;flex-direction:column;gap:4px;font-size:13px;color:#56657a}
select,input{font:inherit;font-size:14px;padding:6px 8px;border:1px solid #8a97a8;border-radius:4px;background:#fff;color:#1f2937}
.other button{padding:6px 18px;background:#1a5fb4;border-color:#1a5fb4;color:#fff;font-size:14px}
.demo{margin:22px 0 0;color:#56657a;font-size:12px;line-height:1.6}
`;
