/** What stands before the operations. */
export const introduction = `一盘棋：乡镇之间协同服务流动人口的平台接口。*Yipan lets townships in different counties coordinate services for the migrant population.*

**调用 Calling.** 每次调用带 \`Authorization: Bearer <JWT>\`，由贵单位的 OIDC 签发（沙箱中用 \`npm run token\` 取得）；令牌含 \`divisions\`（区划代码）和 \`role\`（角色）。*Every call carries a bearer JWT of your OIDC issuer (in the sandbox, \`npm run token\` prints one), with the claims \`divisions\` and \`role\`: clerk 经办人, reviewer 审核人, manager 分管领导, auditor 复核员, partner 协作部门, operator 运维人员. A township writes for itself and reads its own side; a county and up read below them. An unknown and a forbidden record give the same answer.*

**重发 Repeating.** 登记须带 \`Idempotency-Key\`；用原值重发，得到原来的结果。*Send the same key again and you get the same answer; other content under a used key is refused.*

**问题 Problems.** 被拒绝的请求得到 RFC 9457 问题详情，\`type\` 稳定不变，\`title\` 按 \`Accept-Language\` 为中文（默认）或英文。*Every refusal is a problem document; each operation lists those it can give.*

**翻页 Paging.** 答复中的 \`next\` 作为下一次的 \`cursor\`。*\`next\` of a page is the \`cursor\` of the following one; a page may be short, or empty, and still have a next.*

**并发 Concurrency.** 件的 \`ETag\` 可用作办理时的 \`If-Match\`。*The ETag of a notice may be sent as \`If-Match\` when acting on it.*

**网关自身的答复 What the gateway answers by itself.** 在 AWS 上，请求到达本接口之前，网关可能直接答复，正文为 \`{"message": "…"}\` 而不是问题详情，也没有 \`x-request-id\`：*on AWS the gateway may answer before a request reaches us, in its own form:* \`401\` Unauthorized（令牌缺失或无效 token missing or invalid）, \`403\` Forbidden, \`404\` Not Found（没有此地址 no such address）, \`413\` Request Entity Too Large（超过 10 MB over 10 MB）, \`429\` Too Many Requests（请稍后重试 send again later）, \`500\` Internal Server Error, \`503\` Service Unavailable（请用同一 Idempotency-Key 重发 send again with the same key）。

一机版自身的答复均为问题详情：\`400\`（不是有效的 HTTP）、\`404\`（没有此地址）、\`408\`（发送过慢）、\`413\`（正文过大）、\`431\`（请求头过大）、\`503\`（暂时无法保存）、\`507\`（存储空间已满）。*What the one-machine engine answers by itself are problem documents: 400 not HTTP, 404 no such address, 408 too slow, 413 body too large, 431 headers too large, 503 not kept, try again, 507 storage full.*`;

export const chapters = {
  movements: '变动登记 · Record that people came, left, returned or moved; records are never edited.',
  people:
    '人员 · One person: history, identity for a stated purpose, search by document. Every read is written down.',
  notices: '联系函 · Messages between divisions, their boxes and what can be done about them.',
  divisions:
    '行政区划与台账 · The directory of divisions, villages and areas of townships, who takes part, ledgers, and what a division recorded.',
  assessments:
    '考核 · Runs of assessments, provisional results with the records behind each number, and what offices report by hand: counts of a day, never lists of persons.',
  operations:
    '运行维护 · For whoever keeps the platform running: outages, who takes part, what is stuck or could not be handled.',
} as const;
