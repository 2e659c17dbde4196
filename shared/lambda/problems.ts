import type { RefusalName } from '../domain/refusal.ts';

export type Locale = 'zh-CN' | 'en';

interface Problem {
  readonly status: number;
  /** What is wrong and the way out; `{value}` is filled from the refusal. */
  readonly 'zh-CN': string;
  readonly en: string;
}

/** The one table from refusals to statuses and sentences. A refusal without a row does not compile. */
export const problems: Readonly<Record<RefusalName, Problem>> = {
  'malformed-json': {
    status: 400,
    'zh-CN': '请求正文不是有效的 JSON，请检查后重发。',
    en: 'The body is not valid JSON. Mend it and send again.',
  },
  'malformed-utf8': {
    status: 400,
    'zh-CN': '请求正文不是有效的 UTF-8 编码。',
    en: 'The body is not valid UTF-8.',
  },
  'body-too-large': {
    status: 413,
    'zh-CN': '请求正文超过 {limit} 字节，请分批发送。',
    en: 'The body is larger than {limit} bytes. Send it in parts.',
  },
  'body-too-deep': {
    status: 400,
    'zh-CN': '请求正文嵌套超过 {limit} 层。',
    en: 'The body is nested deeper than {limit} levels.',
  },
  'invalid-request': {
    status: 422,
    'zh-CN': '请求有不符合要求的字段，见 errors。',
    en: 'Some fields are not as required; see errors.',
  },
  'idempotency-key-missing': {
    status: 400,
    'zh-CN': '缺少 Idempotency-Key 请求头（1 至 64 个字符）；每次登记用一个新值，重发时用原值。',
    en: 'The Idempotency-Key header (1 to 64 characters) is missing. Use a new value for each record and the same one when you send it again.',
  },
  'idempotency-key-reused': {
    status: 422,
    'zh-CN': '该 Idempotency-Key 已用于内容不同的请求，请换一个新值。',
    en: 'This Idempotency-Key was used for other content. Use a new one.',
  },
  'precondition-failed': {
    status: 412,
    'zh-CN': '该件已被更新，请重新读取后再办理。',
    en: 'It was changed in the meantime. Read it again, then act.',
  },
  'route-unknown': {
    status: 404,
    'zh-CN': '没有这个地址，接口说明见 /docs。',
    en: 'There is no such address. The reference is at /docs.',
  },
  'malformed-http': {
    status: 400,
    'zh-CN':
      '请求不是有效的 HTTP；地址中的中文和空格须编码（curl -G --data-urlencode）。This is not valid HTTP; in an address, anything but ASCII must be encoded (curl -G --data-urlencode).',
    en: 'The request is not valid HTTP. In an address, anything but ASCII must be encoded.',
  },
  'headers-too-large': {
    status: 431,
    'zh-CN': '请求头过大。The headers are too large.',
    en: 'The headers are too large.',
  },
  'request-too-slow': {
    status: 408,
    'zh-CN': '请求未在时限内发完，请重发。The request did not arrive in time. Send it again.',
    en: 'The request did not arrive in time. Send it again.',
  },
  'not-signed-in': {
    status: 401,
    'zh-CN': '请先登录：需要 Authorization: Bearer 令牌。',
    en: 'Sign in first: an Authorization: Bearer token is needed.',
  },
  'token-invalid': {
    status: 401,
    'zh-CN': '令牌无效或已过期，请重新登录。',
    en: 'The token is invalid or has expired. Sign in again.',
  },
  'role-not-allowed': {
    status: 403,
    'zh-CN': '您的角色（{role}）不能办理此事项。',
    en: 'Your role ({role}) may not do this.',
  },
  'division-not-yours': {
    status: 403,
    'zh-CN': '您不能代表行政区划 {division} 办理或查看。',
    en: 'You may not act for or read division {division}.',
  },
  'office-ambiguous': {
    status: 422,
    'zh-CN': '请在 office 中写明由哪个单位办理：您的令牌含多个行政区划，或登记变动时不是乡镇（街道）。',
    en: 'Say in office which division acts: your token names several, or, for a movement, no township.',
  },
  'division-unknown': {
    status: 422,
    'zh-CN': '{date} 没有代码为 {code} 的行政区划，请核对代码。',
    en: 'There is no division {code} on {date}. Check the code.',
  },
  'division-not-yet-valid': {
    status: 422,
    'zh-CN': '行政区划 {code} 自 {validFrom} 起生效，{date} 尚不能使用。',
    en: 'Division {code} is valid from {validFrom}, not yet on {date}.',
  },
  'division-abolished': {
    status: 422,
    'zh-CN': '行政区划 {code} 已于 {validTo} 撤销，{date} 不能使用；继任区划：{successors}。',
    en: 'Division {code} was abolished on {validTo} and cannot be used on {date}. Successors: {successors}.',
  },
  'division-level-wrong': {
    status: 422,
    'zh-CN': '{code} 的层级不符，这里需要 {expected}。',
    en: '{code} is of the wrong level; {expected} is needed here.',
  },
  'too-many-divisions': {
    status: 422,
    'zh-CN': '{division} 以下区划过多，请指定到县（区）。',
    en: 'There are too many divisions under {division}. Name a county.',
  },
  'village-already-registered': {
    status: 409,
    'zh-CN': '{code} 已于 {since} 登记为{name}；更名或撤并请办理该村（社区）的变更。',
    en: '{code} has been registered as {name} since {since}. Rename or end that one.',
  },
  'village-outside-township': {
    status: 422,
    'zh-CN': '{code} 不在 {township} 之内：村（社区）代码的前九位应为本乡镇（街道）代码。',
    en: '{code} is not in {township}: the first nine digits of a village are its township.',
  },
  'area-already-registered': {
    status: 409,
    'zh-CN': '责任区 {code} 已于 {since} 登记为{name}。',
    en: 'Responsibility area {code} has been registered as {name} since {since}.',
  },
  'area-unknown': {
    status: 422,
    'zh-CN': '{date} {township} 没有代码为 {code} 的责任区，请核对代码与日期。',
    en: 'There is no responsibility area {code} in {township} on {date}. Check the code and the day.',
  },
  'successor-is-itself': {
    status: 422,
    'zh-CN': '{code} 不能由自己继任；只改名称请用更名。',
    en: '{code} cannot be its own successor. To change the name only, rename it.',
  },
  'registry-changed-meanwhile': {
    status: 409,
    'zh-CN': '{code} 刚被他人更改，请重新读取后再办理。',
    en: 'Somebody else changed {code} in the same moment. Read it again, then act.',
  },
  'left-before-joined': {
    status: 422,
    'zh-CN': '退出日期 {leftOn} 应晚于接入日期 {joinedOn}。',
    en: 'The day of leaving, {leftOn}, must be after the day of joining, {joinedOn}.',
  },
  'participation-overlaps': {
    status: 409,
    'zh-CN': '与已有的接入时段（{joinedOn} 至 {leftOn}）重叠；修改该时段请用其接入日期。',
    en: 'It overlaps the stretch from {joinedOn} to {leftOn}. To change that one, name its day of joining.',
  },
  'person-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的此人记录。',
    en: 'There is no record of this person that you may see.',
  },
  'id-number-length': {
    status: 422,
    'zh-CN': '公民身份号码应为 18 位。',
    en: 'An ID number has 18 characters.',
  },
  'id-number-characters': {
    status: 422,
    'zh-CN': '公民身份号码只能含数字，末位可为 X。',
    en: 'An ID number has digits only; the last may be X.',
  },
  'id-number-check-digit': {
    status: 422,
    'zh-CN': '公民身份号码校验码不符，请核对证件。',
    en: 'The check digit of the ID number is wrong. Compare it with the document.',
  },
  'id-number-birth-date': {
    status: 422,
    'zh-CN': '公民身份号码中的出生日期不存在或在将来。',
    en: 'The birth date in the ID number does not exist or is in the future.',
  },
  'document-number-invalid': {
    status: 422,
    'zh-CN': '证件号码与证件种类不符。',
    en: 'The number does not fit the kind of document.',
  },
  'name-invalid': {
    status: 422,
    'zh-CN': '姓名含有不能使用的字符，或过长。',
    en: 'The name has characters that cannot be used, or is too long.',
  },
  'phone-invalid': {
    status: 422,
    'zh-CN': '电话号码不符合格式。',
    en: 'The telephone number is not in a known form.',
  },
  'household-missing': {
    status: 422,
    'zh-CN': '请填写户籍地（县级或以下代码），不能由身份号码推断。',
    en: 'Give the household division (a county or below); it is never derived from the ID number.',
  },
  'household-not-applicable': {
    status: 422,
    'zh-CN': '港澳台居民和外国人没有户籍地，household 应为 null。',
    en: 'Residents of Hong Kong, Macao, Taiwan and foreigners have no household division: household must be null.',
  },
  'date-in-future': {
    status: 422,
    'zh-CN': '日期 {date} 在将来（今天是 {today}）。',
    en: 'The date {date} is in the future (today is {today}).',
  },
  'already-open-here': {
    status: 409,
    'zh-CN': '此人自 {since} 起已登记在 {division} 居住，无需重复登记；如住址有变，请登记变更。',
    en: 'This person has been registered as living in {division} since {since}. Record a change of address if the address is new.',
  },
  'no-open-residence-here': {
    status: 409,
    'zh-CN': '此人在 {office} 没有在住登记，请先登记流入，或核对证件号码。',
    en: 'This person has no open residence in {office}. Record the inflow first, or check the document number.',
  },
  'residence-outside-office': {
    status: 422,
    'zh-CN': '居住地 {division} 不在登记单位 {office} 辖区内。',
    en: 'The residence {division} is not within the recording office {office}.',
  },
  'residence-outside-county': {
    status: 422,
    'zh-CN': '{division} 不在原居住县（区）{county} 内，请登记流入而不是变更。',
    en: '{division} is outside the county {county}. Record an inflow, not a change of address.',
  },
  'household-outside-office': {
    status: 422,
    'zh-CN': '户籍地 {division} 与登记单位 {office} 不符。',
    en: 'The household division {division} is not that of the recording office {office}.',
  },
  'movement-unknown': {
    status: 422,
    'zh-CN': '没有由本单位登记的第 {movement} 号记录。',
    en: 'There is no record number {movement} made by this office.',
  },
  'correction-empty': {
    status: 422,
    'zh-CN': '更正内容为空，请在 right 中填写正确的值。',
    en: 'The correction is empty: give the right values in right.',
  },
  'person-changed-meanwhile': {
    status: 409,
    'zh-CN': '此人刚被另一单位登记，请用同一 Idempotency-Key 重发一次，届时会看到新的状态。',
    en: 'Another office recorded this person in the same moment. Send again with the same Idempotency-Key; you will then see the new state.',
  },
  'same-person-twice': {
    status: 422,
    'zh-CN': '同一次登记中出现了两次同一个人。',
    en: 'The same person appears twice in one request.',
  },
  'notice-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的此件。',
    en: 'There is no such notice that you may see.',
  },
  'transition-not-allowed': {
    status: 409,
    'zh-CN': '此件现为“{state}”，不能办理“{action}”。',
    en: 'It is {state}; {action} is not possible now.',
  },
  'notice-changed-meanwhile': {
    status: 409,
    'zh-CN': '此件刚被他人办理，请重新读取。',
    en: 'Somebody else acted on this notice in the same moment. Read it again.',
  },
  'extension-used': {
    status: 409,
    'zh-CN': '此件已申请过延期，不能再次延期。',
    en: 'This notice was extended before; it can be extended only once.',
  },
  'extension-too-long': {
    status: 422,
    'zh-CN': '延期至 {until} 超出允许范围，最迟 {latest}。',
    en: 'An extension to {until} is out of range; the latest is {latest}.',
  },
  'urgency-ground-missing': {
    status: 422,
    'zh-CN': '“其他法定时限”须写明依据的规定。',
    en: 'Name the rule behind the statutory limit.',
  },
  'hand-down-outside': {
    status: 422,
    'zh-CN': '只能由县（区）分办给本辖区内的乡镇（街道），{to} 不是。',
    en: 'A county hands down only to a township of its own; {to} is not.',
  },
  'already-visited': {
    status: 422,
    'zh-CN': '{division} 已退转过此件，不能再转回。',
    en: '{division} had this notice before; it cannot go back there.',
  },
  'reply-incomplete': {
    status: 422,
    'zh-CN': '反馈未覆盖全部协查事项：{missing}。',
    en: 'The reply does not cover every item asked: {missing}.',
  },
  'receiver-same-as-sender': {
    status: 422,
    'zh-CN': '收件单位不能是发件单位自己。',
    en: 'The receiver cannot be the sender.',
  },
  'reply-not-expected': {
    status: 409,
    'zh-CN': '此件签收即办结，无需反馈。',
    en: 'This notice ends with its acceptance and takes no reply.',
  },
  'reviewer-is-author': {
    status: 403,
    'zh-CN': '此件由您本人拟发，须由本单位另一名审核人审核。',
    en: 'You raised this notice yourself; another reviewer of your office must approve it.',
  },
  'pressed-today': {
    status: 409,
    'zh-CN': '本单位今天（{date}）已就此件催办或督办过，每单位每天一次。',
    en: 'Your office has pressed for this notice today ({date}); once a day is enough.',
  },
  'letter-not-on-paper': {
    status: 409,
    'zh-CN': '此件不是待发的纸质件（现为“{state}”），不能办理“{action}”；对方已接入的在平台上办理。',
    en: 'This notice does not wait on paper (it is {state}); {action} is not possible. Where the other side has joined, act on the platform.',
  },
  'letter-not-printed': {
    status: 409,
    'zh-CN': '纸质联系函尚未编号打印，请先打印。',
    en: 'The letter has no number yet. Print it first.',
  },
  'letter-not-sent': {
    status: 409,
    'zh-CN': '纸质联系函尚未登记寄出，不能催办；请先登记寄出日期和方式。',
    en: 'The letter was not sent yet, so there is nothing to press for. Enter first when and how it left.',
  },
  'letter-already-sent': {
    status: 409,
    'zh-CN': '寄出情况已按同样内容登记（{date}）。',
    en: 'It was entered in the same way already (sent on {date}).',
  },
  'letter-sent-too-long-ago': {
    status: 422,
    'zh-CN': '寄出日期 {date} 过早，只能补登最近 {days} 天内的。',
    en: 'The day {date} is too long ago; at most {days} days can be entered afterwards.',
  },
  'letterhead-missing': {
    status: 409,
    'zh-CN':
      '单位 {division} 尚未登记函头信息（电话、地址），回函无处可寄；请先登记（PUT /divisions/{division}/letterhead）。',
    en: 'Office {division} has no letterhead (telephone, address), so nobody could answer the letter. Set it first: PUT /divisions/{division}/letterhead.',
  },
  'digest-target-invalid': {
    status: 422,
    'zh-CN':
      '通知地址不可用：企业微信填 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…，钉钉填 https://oapi.dingtalk.com/robot/send?access_token=…（加签密钥 secret 与 url 一起填），邮件填收件地址 to；新渠道必填。',
    en: 'The target cannot be used. 企业微信: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…; 钉钉: https://oapi.dingtalk.com/robot/send?access_token=… (its secret only together with url); e-mail: addresses in to. A new channel needs one.',
  },
  'digest-host-not-allowed': {
    status: 422,
    'zh-CN': '不允许向 {host} 发送，只允许：{hosts}。请运维人员在配置 digest.hosts 中加入。',
    en: 'Nothing is sent to {host}, only to {hosts}. Whoever runs the platform can add it to digest.hosts.',
  },
  'digest-mail-off': {
    status: 422,
    'zh-CN': '平台没有设置邮件服务器，请改用群机器人，或请运维人员配置 [mail]。',
    en: 'The platform has no mail server: use a robot, or ask whoever runs the platform to configure [mail].',
  },
  'digest-channels-too-many': {
    status: 409,
    'zh-CN': '每个单位最多 {most} 个通知渠道，请修改已有的渠道。',
    en: 'An office has at most {most} channels. Change one that is there.',
  },
  'digest-channel-unknown': {
    status: 404,
    'zh-CN': '没有名为 {name} 的通知渠道，请先设置。',
    en: 'There is no channel {name}. Set it first.',
  },
  'outage-empty': {
    status: 422,
    'zh-CN': '停机的结束时间（{until}）须晚于开始时间（{from}）。',
    en: 'An outage must end ({until}) after it began ({from}).',
  },
  'outage-not-over': {
    status: 422,
    'zh-CN': '停机结束后才能登记：{until} 尚未到（现在是 {now}）。',
    en: 'An outage is recorded when it is over: {until} has not come yet (it is {now}).',
  },
  'outage-unknown': {
    status: 422,
    'zh-CN': '没有可更正的第 {seq} 号停机记录（不存在，或已被更正）。',
    en: 'There is no outage record {seq} to correct: it does not exist, or was corrected already.',
  },
  'outage-overlaps': {
    status: 409,
    'zh-CN': '与第 {seq} 号停机记录（{from} 至 {until}）重叠，请更正该记录。',
    en: 'It overlaps outage record {seq} ({from} to {until}). Correct that record.',
  },
  'results-locked': {
    status: 409,
    'zh-CN': '考核结果已定稿，只能凭有依据的新版本更改。',
    en: 'The results are locked. Only a new revision with a cause can change them.',
  },
  'results-not-locked': {
    status: 409,
    'zh-CN': '考核结果尚未定稿。',
    en: 'The results are not locked yet.',
  },
  'run-incomplete': {
    status: 409,
    'zh-CN': '还有 {missing} 个单位未计分，不能定稿。',
    en: '{missing} units are not scored yet: the run cannot be locked.',
  },
  'objection-window-closed': {
    status: 409,
    'zh-CN': '异议期已于 {until} 结束。',
    en: 'Objections were taken until {until}.',
  },
  'objection-window-open': {
    status: 409,
    'zh-CN': '异议期到 {until} 才结束，此前不能定稿。',
    en: 'Units may object until {until}: the run cannot be locked before.',
  },
  'objection-exists': {
    status: 409,
    'zh-CN': '对同一事项已有异议 {objection}。',
    en: 'There is an objection to the same already: {objection}.',
  },
  'objection-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的这件异议。',
    en: 'There is no such objection that you may see.',
  },
  'objection-changed-meanwhile': {
    status: 409,
    'zh-CN': '这件异议刚被他人办理，请重新读取。',
    en: 'Somebody else acted on this objection in the same moment. Read it again.',
  },
  'objections-open': {
    status: 409,
    'zh-CN': '还有 {count} 件异议未办结（如 {first}），不能定稿。',
    en: '{count} objections are open ({first} among them): the run cannot be locked.',
  },
  'rescoring-missing': {
    status: 409,
    'zh-CN': '{count} 个单位的异议已成立但尚未重新计分（如 {first}）。',
    en: '{count} units with an upheld objection are not calculated again yet ({first} among them).',
  },
  'indicator-not-scored': {
    status: 422,
    'zh-CN': '本单位的结果中没有指标 {indicator}。',
    en: 'The unit’s result has no line {indicator}.',
  },
  'record-not-counted': {
    status: 422,
    'zh-CN': '记录 {record} 不在 {indicator} 的计算依据中。',
    en: 'Record {record} is not among those behind {indicator}.',
  },
  'auditor-is-concerned': {
    status: 403,
    'zh-CN': '{record} 由您本人录入、提出或认定，应由他人复核。',
    en: 'Your own hand entered, filed or decided on {record}. Somebody else must rule.',
  },
  'correction-off-target': {
    status: 422,
    'zh-CN': '异议只针对 {target}，不能更正 {record}。',
    en: 'The objection is to {target} only: {record} cannot be corrected by it.',
  },
  'correction-without-effect': {
    status: 422,
    'zh-CN': '对 {record} 的更正不改变任何数据。',
    en: 'The correction of {record} would change nothing.',
  },
  'what-if-publishes-nothing': {
    status: 409,
    'zh-CN': '试算结果不定稿、不通报。',
    en: 'A what-if is neither settled nor published.',
  },
  'supporter-is-unit': {
    status: 422,
    'zh-CN': '单位 {unit} 不能帮扶自己。',
    en: 'Unit {unit} cannot support itself.',
  },
  'supporting-unit-missing': {
    status: 409,
    'zh-CN': '该项整改须先指定帮扶单位，再验收。',
    en: 'Name the supporting unit first; then it can be accepted.',
  },
  'done-before-it-was-set': {
    status: 422,
    'zh-CN': '任务于 {since} 下达，完成日期不能是 {date}。',
    en: 'It was set on {since}: it cannot have been done on {date}.',
  },
  'day-not-ahead': {
    status: 422,
    'zh-CN': '{day} 不晚于今天（{today}），请填写以后的日期。',
    en: '{day} is not after today ({today}). Name a later day.',
  },
  'seed-not-published': {
    status: 409,
    'zh-CN': '抽样种子公布之后才能抽样。',
    en: 'The sample is drawn only after its seed was published.',
  },
  'frame-changed': {
    status: 409,
    'zh-CN': '抽样框与公布的种子不符，不能抽样。',
    en: 'The frame is not the one that the published seed is of.',
  },
  'facts-not-whole': {
    status: 409,
    'zh-CN': '自 {from} 起的记录尚未核对完整，请待核对（每日一次）完成后再公布抽样种子。',
    en: 'What was recorded since {from} is not known to be whole yet. Seal after the next reconcile sweep (once a day).',
  },
  'sample-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的抽样 {sample}。',
    en: 'There is no sample {sample} that you may see.',
  },
  'check-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的抽查任务 {check}。',
    en: 'There is no check {check} that you may see.',
  },
  'suspicion-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的疑点 {suspicion}。',
    en: 'There is no suspicion {suspicion} that you may see.',
  },
  'finding-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的认定 {finding}。',
    en: 'There is no finding {finding} that you may see.',
  },
  'finding-exists': {
    status: 409,
    'zh-CN': '对该记录已有同类认定 {finding}，请先查看；撤销的认定不再重复作出。',
    en: 'There is a finding of this kind about the record already: {finding}. One that was withdrawn is not made again.',
  },
  'record-unknown': {
    status: 422,
    'zh-CN': '没有编号为 {record} 的记录、联系函或填报。',
    en: 'There is no movement, notice or reported fact {record}.',
  },
  'record-not-theirs': {
    status: 422,
    'zh-CN': '记录 {record} 与 {office} 无关，不能作此认定。',
    en: 'Record {record} has nothing to do with {office}: this cannot be found of it.',
  },
  'case-changed-meanwhile': {
    status: 409,
    'zh-CN': '{id} 刚被他人办理，请重新读取后再办理。',
    en: 'Somebody else acted on {id} in the same moment. Read it again, then act.',
  },
  'month-not-over': {
    status: 409,
    'zh-CN': '{until} 之后才能报送本月报表。',
    en: 'The return can be filed after {until}.',
  },
  'return-below-zero': {
    status: 422,
    'zh-CN': '更正后 {category} 的期末人数为 {closing}，不能小于零。',
    en: 'Adjusted so, {category} would end at {closing}, which is below zero.',
  },
  'return-not-zero': {
    status: 422,
    'zh-CN': '是否零报告须与数据一致，zero 应为 {expected}。',
    en: 'A zero return must be called one and no other: zero must be {expected}.',
  },
  'not-for-bulletin': {
    status: 409,
    'zh-CN': '该方案的结果不进入考核通报（责任区不通报）。',
    en: 'Results of this scheme go into no bulletin; responsibility areas never do.',
  },
  'block-unknown': {
    status: 422,
    'zh-CN': '通报中没有段落 {block}。',
    en: 'The bulletin has no block {block}.',
  },
  'block-fixed': {
    status: 422,
    'zh-CN': '{block} 由定稿结果生成，不能改写。',
    en: '{block} is made from the locked results and cannot be rewritten.',
  },
  'issuer-is-editor': {
    status: 403,
    'zh-CN': '签发人不能是最后修改的人。',
    en: 'Somebody other than the last editor must issue it.',
  },
  'bulletin-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看的通报 {bulletin}。',
    en: 'There is no bulletin {bulletin} that you may see.',
  },
  'bulletin-changed-meanwhile': {
    status: 409,
    'zh-CN': '通报 {bulletin} 刚被他人办理，请重新读取后再办理。',
    en: 'Somebody else acted on bulletin {bulletin} in the same moment. Read it again, then act.',
  },
  'bulletin-outdated': {
    status: 409,
    'zh-CN': '通报 {bulletin} 的表格已不是现行定稿结果，请重新起草后再签发。',
    en: 'The tables of bulletin {bulletin} are not of the results as they are now. Redraft it, then issue it.',
  },
  'export-too-large': {
    status: 422,
    'zh-CN': '导出文件超过 4 MB：请缩小范围（within 指定到乡镇），或用 CSV 逐表导出，或逐项查看依据的记录。',
    en: 'The file would be larger than 4 MB: name a township in within, take CSV sheet by sheet, or list the records measure by measure.',
  },
  'fact-unknown': {
    status: 404,
    'zh-CN': '没有可供您查看或更正的填报记录 {fact}。',
    en: 'There is no reported fact {fact} that you may see or correct.',
  },
  'fact-changed-meanwhile': {
    status: 409,
    'zh-CN': '该填报已有更新的记录 {fact}，请读取后在其上更正。',
    en: 'The fact has a later record, {fact}. Read it, and correct that one.',
  },
  'correction-moves-fact': {
    status: 422,
    'zh-CN': '更正不能改变填报的种类、地点、日期或对象；请将原记录作废（withdrawn）后重新填报。',
    en: 'A correction keeps the kind, the place, the day and what the fact is about. Withdraw the record and report it anew.',
  },
  'subject-refused': {
    status: 422,
    'zh-CN': '平台不记录“{subject}”一类事项，请删去。',
    en: 'The platform keeps nothing on the subject “{subject}”. Leave it out.',
  },
  'evidence-names-number': {
    status: 422,
    'zh-CN': '佐证说明不得含六位以上数字（可能是证件或电话号码）；请写材料名称，不写个人。',
    en: 'A note on evidence has no number of six digits or more: it may be a document or a telephone. Name the file, not people.',
  },
  'dead-letter-source-unknown': {
    status: 422,
    'zh-CN': '没有名为 {source} 的来源，可用的来源：{sources}。',
    en: 'There is no source {source}. The sources are: {sources}.',
  },
  'dead-letter-unknown': {
    status: 404,
    'zh-CN': '{source} 中没有编号为 {id} 的投递失败件，可能已重新投递。',
    en: 'There is no dead letter {id} in {source}; it may have been put back already.',
  },
  'settlement-unknown': {
    status: 404,
    'zh-CN': '考核 {run} 中没有 {division} 的定稿结算：初评结果还没有告知，或不在您的范围内。',
    en: 'Assessment {run} has no settlement of {division}: its units were not told yet, or it is not yours to see.',
  },
  'letter-unknown': {
    status: 404,
    'zh-CN': '没有编号为 {letter} 的结果告知书。',
    en: 'There is no letter {letter}.',
  },
  'unit-unknown': {
    status: 422,
    'zh-CN': '今天没有责任单位 {unit}：须为县、乡镇、已登记的村（社区）或责任区。',
    en: 'There is no unit {unit} today: it is a county, a township, or a village or area that was registered.',
  },
  'task-unknown': {
    status: 404,
    'zh-CN': '没有编号为 {task} 的任务。',
    en: 'There is no task {task}.',
  },
  'return-unknown': {
    status: 404,
    'zh-CN': '没有 {division} {month} 的月报表：该月尚未结束，或当时未接入。',
    en: 'There is no return of {month} of {division}: the month is not over, or it did not take part then.',
  },
  'earlier-return-open': {
    status: 409,
    'zh-CN': '{division} {month} 的月报表尚未审核报送，请先办理：本月期初数取自上月期末数。',
    en: 'The return of {month} of {division} is not confirmed yet. It comes first: this one opens with what it closes.',
  },
  'flows-unknown': {
    status: 404,
    'zh-CN': '没有 {period} 的流向统计，或没有这一版本：可先列出已统计的期间。',
    en: 'There are no flows of {period}, or not in this version. List the periods that have been counted.',
  },
  'run-unknown': {
    status: 404,
    'zh-CN': '没有编号为 {run} 的考核。',
    en: 'There is no assessment {run}.',
  },
  'result-unknown': {
    status: 404,
    'zh-CN': '考核 {run} 中没有 {unit} 的结果：尚未评定，或考核期内该县（市、区）没有任何记录。',
    en: 'Assessment {run} has no result of {unit}: it is not scored yet, or its county recorded nothing in the period.',
  },
  'measure-not-scored': {
    status: 404,
    'zh-CN': '该结果没有用到统计指标 {measure}。',
    en: 'This result does not use the measure {measure}.',
  },
  'no-earlier-revision': {
    status: 404,
    'zh-CN': '这是 {unit} 的第一版结果，没有可比较的上一版。',
    en: 'This is the first revision of {unit}: there is none before it to compare with.',
  },
  'scheme-unknown': {
    status: 422,
    'zh-CN': '{date} 没有生效的考核方案 {scheme}。',
    en: 'No scheme {scheme} is in force on {date}.',
  },
  'scheme-not-valid': {
    status: 422,
    'zh-CN': '方案草案有 {problems} 处问题，第一处：{zh}。',
    en: 'The draft scheme has {problems} problems. The first: {en}.',
  },
  'period-not-one': {
    status: 422,
    'zh-CN':
      '{from} 不是这种考核期（{kind}）的第一天；所在考核期自 {nearest} 起。全年得分由定稿的各季度合成，不能试算。',
    en: '{from} is not the first day of such a period ({kind}); the one that it lies in begins on {nearest}. A year is made from locked quarters and cannot be tried by a draft.',
  },
  'period-not-over': {
    status: 422,
    'zh-CN': '考核期到 {to} 为止，尚未结束。',
    en: 'The period lasts until {to} and is not over.',
  },
  'scheme-version-unknown': {
    status: 404,
    'zh-CN': '没有考核方案 {scheme} 第 {version} 版。',
    en: 'There is no version {version} of the scheme {scheme}.',
  },
  'scheme-version-not-next': {
    status: 422,
    'zh-CN': '{scheme} 的下一版应为第 {next} 版，不是第 {version} 版；已发布的版本不再更改。',
    en: 'The next version of {scheme} is {next}, not {version}; versions that were published are never changed.',
  },
  'scheme-begins-too-early': {
    status: 422,
    'zh-CN': '方案自今后某季度的第一天起施行，不能自 {date} 起；最近可自 {next} 起。',
    en: 'A version begins on the first day of a quarter to come, not on {date}; the next such day is {next}.',
  },
  'overrides-begin-too-early': {
    status: 422,
    'zh-CN': '县级调整自今后某季度的第一天起施行，不能自 {date} 起；最近可自 {next} 起。',
    en: 'A county’s own targets begin on the first day of a quarter to come, not on {date}; the next such day is {next}.',
  },
  'overrides-not-valid': {
    status: 422,
    'zh-CN': '县级调整有 {problems} 处问题，第一处：{zh}。',
    en: 'The overrides have {problems} problems. The first: {en}.',
  },
  'agreement-unknown': {
    status: 404,
    'zh-CN': '没有目标管理责任书 {agreement}，或不属于您的单位。',
    en: 'There is no target agreement {agreement}, or it is not for your divisions.',
  },
  'agreement-exists': {
    status: 409,
    'zh-CN': '责任书 {agreement} 已经起草；请在原件上修改，或自以后季度起另签。',
    en: 'The agreement {agreement} is there already: redraft it, or agree on a later quarter.',
  },
  'agreement-too-late': {
    status: 422,
    'zh-CN': '自 {from} 起的目标须在 {until} 之前（含当日）双方签妥；请改自以后季度起。',
    en: 'Targets from {from} on had to be signed by both sides by {until}; agree on a later quarter.',
  },
  'agreement-not-valid': {
    status: 422,
    'zh-CN': '责任书有 {problems} 处问题，第一处：{zh}。',
    en: 'The agreement has {problems} problems. The first: {en}.',
  },
  'unit-not-in-scheme': {
    status: 422,
    'zh-CN': '{unit} 不是方案 {scheme} 考核的责任单位。',
    en: '{unit} is no unit that the scheme {scheme} assesses.',
  },
  'department-unknown': {
    status: 422,
    'zh-CN': '{county} 在 {date} 没有代码为 {code} 的部门。',
    en: '{county} has no department {code} on {date}.',
  },
  'department-already-registered': {
    status: 409,
    'zh-CN': '代码 {code} 自 {since} 起已登记为“{name}”。',
    en: '{code} is registered as "{name}" since {since}.',
  },
  'year-end-too-early': {
    status: 422,
    'zh-CN': '年终检查自第四季度起（{since}）方可录入。',
    en: 'The year-end check can be entered from the fourth quarter on, that is from {since}.',
  },
  'year-end-not-entered': {
    status: 422,
    'zh-CN': '还没有待签的年终检查得分。',
    en: 'There are no points that wait to be signed.',
  },
  'unit-named-twice': {
    status: 422,
    'zh-CN': '{unit} 出现了两次。',
    en: '{unit} is named twice.',
  },
  'points-above-total': {
    status: 422,
    'zh-CN': '{points} 分高于方案总分 {total} 分。',
    en: '{points} points are more than the scheme’s total of {total}.',
  },
  'run-changed-meanwhile': {
    status: 409,
    'zh-CN': '考核 {run} 刚刚被更新，请重新读取后再办理。',
    en: 'Assessment {run} was changed in the meantime. Read it again, then act.',
  },
  'whole-platform-only': {
    status: 403,
    'zh-CN': '投递失败件不分区划，只有全平台的运维人员（令牌不限区划）可以查看和重新投递。',
    en: 'Dead letters belong to no division: only an operator of the whole platform (a token without divisions) may do this.',
  },
  'clock-backwards': {
    status: 422,
    'zh-CN': '业务时间只能向前拨，现在是 {now}。',
    en: 'Business time only moves forward; it is {now}.',
  },
  'clock-too-far': {
    status: 422,
    'zh-CN': '一次最多拨到 {latest}，可分几次拨动。',
    en: 'Move it to {latest} at the most, then on from there.',
  },
  'storage-full': {
    status: 507,
    'zh-CN': '存储空间已满，本次请求未保存任何内容；请通知管理员清理磁盘后重发。',
    en: 'Storage is full; nothing of this request was kept. Have the disk cleared, then send again.',
  },
  'try-again-later': {
    status: 503,
    'zh-CN': '暂时无法处理，请稍后用同一 Idempotency-Key 重发。',
    en: 'It cannot be handled right now. Send again later with the same Idempotency-Key.',
  },
};
