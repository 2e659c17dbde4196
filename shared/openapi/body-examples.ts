import { schemeBodies } from './scheme-examples.ts';

/** A synthetic person: the prefix 100000 is nobody's. */
const person = {
  name: '测试甲',
  document: { kind: 'resident-id', number: '100000190001010010' },
  phone: '15400000001',
};
const PERSON_ID = '71RNWMFEEanej5BafUSr0A';

const inflow = {
  kind: 'inflow',
  happenedOn: '2026-11-20',
  person,
  household: { division: '411525' },
  residence: { division: '330106009', dwelling: 'rented', address: '测试路1号' },
  reason: 'work',
};

/** Request bodies by operation, each with what it is. */
export const bodyExamples: Readonly<
  Record<string, Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>>
> = {
  recordMovement: {
    inflow: { summary: '流入登记 · an inflow', value: inflow },
    family: {
      summary: '与同行人员一同登记 · with someone who came along',
      value: {
        ...inflow,
        together: [{ name: '测试乙', document: { kind: 'resident-id', number: '100000190001010029' } }],
      },
    },
    outflow: {
      summary: '离开注销 · someone left',
      value: {
        kind: 'outflow',
        side: 'residence',
        happenedOn: '2026-12-20',
        person,
        destination: { division: '330105' },
      },
    },
    return: {
      summary: '返乡登记（户籍地） · back home, reported by the household side',
      value: { kind: 'return', side: 'household', happenedOn: '2027-01-20', person },
    },
    address: {
      summary: '变更住址 · another address in the same county',
      value: {
        kind: 'change-of-address',
        happenedOn: '2026-12-01',
        person,
        residence: { division: '330106009', dwelling: 'dormitory', premises: 'XH-0017' },
      },
    },
    correction: {
      summary: '更正第 1 号记录 · a correction of record 1',
      value: {
        kind: 'correction',
        happenedOn: '2026-11-21',
        person,
        corrects: 1,
        right: { happenedOn: '2026-11-19' },
      },
    },
  },
  recordBatch: {
    rows: { summary: '两行 · two rows', value: { rows: [inflow, { ...inflow, reason: 'business' }] } },
  },
  findPerson: { document: { summary: '按证件 · by document', value: { document: person.document } } },
  unmaskPerson: { purpose: { summary: '写明用途 · a stated purpose', value: { purpose: '核对户籍信息' } } },
  raiseNotice: {
    verification: {
      summary: '协查函 · a verification request',
      value: {
        kind: 'verification-request',
        receiver: '411525',
        personId: PERSON_ID,
        content: {
          items: ['identity-and-household', 'contact'],
          urgency: { ground: 'school-or-benefit-deadline' },
        },
      },
    },
    referral: {
      summary: '服务转介函 · a service referral',
      value: {
        kind: 'service-referral',
        receiver: '330106009',
        personId: PERSON_ID,
        content: { service: 'schooling' },
      },
    },
    correction: {
      summary: '更正函 · a correction',
      value: {
        kind: 'correction',
        receiver: '330106009',
        personId: PERSON_ID,
        content: { movement: `${PERSON_ID}.1`, claim: 'wrong-date' },
      },
    },
  },
  setDigestChannel: {
    wecom: {
      summary: '企业微信群机器人 · a robot of 企业微信',
      value: {
        kind: 'wecom',
        url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-0000-0000-000000000000',
      },
    },
    dingtalk: {
      summary: '钉钉群机器人，加签 · a robot of 钉钉 that signs',
      value: {
        kind: 'dingtalk',
        url: 'https://oapi.dingtalk.com/robot/send?access_token=0000000000000000',
        secret: 'SEC0000000000000000',
        format: 'text',
      },
    },
  },
  setLetterhead: {
    letterhead: {
      summary: '电话和地址 · telephone and address',
      value: {
        name: '西湖区留下街道流动人口服务中心',
        telephone: '0571-87654321',
        address: '西湖区留和路1号',
        postcode: '310023',
      },
    },
  },
  printLetter: {
    html: {
      summary: '打印 · as a page that prints on A4',
      value: { purpose: '寄送纸质联系函', handler: '王经办', format: 'html' },
    },
  },
  actOnPaperLetter: {
    send: {
      summary: '寄出 · it left by post',
      value: { action: 'send', by: 'post', tracking: 'XA12345678901' },
    },
    remind: { summary: '电话催办 · pressed for by telephone', value: { action: 'remind', by: 'telephone' } },
  },
  actOnNotice: {
    accept: { summary: '签收 · accept', value: { action: 'accept' } },
    return: { summary: '退回 · return', value: { action: 'return', reason: '姓名与证件不符' } },
    'hand-down': {
      summary: '分办 · hand down to a township',
      value: { action: 'hand-down', to: '411525100' },
    },
    misroute: {
      summary: '非本辖区 · it belongs elsewhere',
      value: { action: 'misroute', belongsTo: '411525101' },
    },
    reply: {
      summary: '反馈 · reply by codes',
      value: {
        action: 'reply',
        reply: {
          code: 'partly-confirmed',
          items: [
            { item: 'identity-and-household', confirmed: true },
            { item: 'contact', confirmed: false, right: '15400000002' },
          ],
        },
      },
    },
    extend: {
      summary: '申请延期 · extend, once',
      value: { action: 'extend', reason: '户主外出', until: '2027-01-10' },
    },
    dispute: {
      summary: '提出异议 · the former township disputes',
      value: { action: 'dispute', claim: 'still-lives-here' },
    },
    withdraw: { summary: '撤回 · withdraw', value: { action: 'withdraw', reason: '重复发出' } },
  },
  redrive: {
    one: { summary: '一件 · one letter', value: { source: 'queue:delivery', id: '17' } },
    all: { summary: '一个来源的全部 · all of a source', value: { source: 'feed:derive-movement' } },
  },
  recordOutage: {
    outage: {
      summary: '停机 · an outage',
      value: { from: '2026-11-19T01:00:00.000Z', until: '2026-11-19T04:00:00.000Z', cause: '机房断电' },
    },
    correction: {
      summary: '更正 · the right hours of record 1',
      value: {
        from: '2026-11-19T01:00:00.000Z',
        until: '2026-11-19T03:00:00.000Z',
        cause: '机房断电',
        corrects: 1,
      },
    },
  },
  setParticipation: {
    joins: { summary: '接入 · joins', value: { joinedOn: '2026-01-01' } },
    leaves: { summary: '退出 · leaves', value: { joinedOn: '2026-01-01', leftOn: '2026-12-01' } },
  },
  registerVillage: {
    community: {
      summary: '社区 · a community',
      value: { code: '330106009001', kind: 'community', name: '测试社区', validFrom: '2026-01-01' },
    },
  },
  changeVillage: {
    rename: {
      summary: '更名 · another name',
      value: { action: 'rename', name: '测试新社区', on: '2026-11-01' },
    },
  },
  registerArea: {
    area: {
      summary: '责任区 · an area',
      value: { code: 'G-01', name: '第一网格', villages: ['330106009001'], validFrom: '2026-02-01' },
    },
  },
  changeArea: {
    end: { summary: '撤销 · it ends', value: { action: 'end', on: '2026-11-10', successors: [] } },
  },
  moveClock: { to: { summary: '拨到 · move to', value: { to: '2026-12-31T00:00:00.000Z' } } },
  reportFact: {
    training: {
      summary: '培训 2 场次 · two training sessions',
      value: {
        content: { kind: 'training', on: '2026-11-18', unit: 'sessions', amount: 2 },
        evidence: '签到表、现场照片',
      },
    },
    premises: {
      summary: '出租房屋登记 · a rented house, registered',
      value: {
        content: {
          kind: 'premises',
          premises: 'XH-0017',
          on: '2026-11-02',
          registeredOn: '2026-11-03',
          endedOn: null,
        },
      },
    },
    task: {
      summary: '居住证制发任务 · a permit to be issued by its day',
      value: {
        content: {
          kind: 'due-task',
          task: 'permit-issue',
          openedOn: '2026-11-16',
          on: '2026-12-01',
          doneOn: null,
        },
      },
    },
  },
  startRun: {
    missed: {
      summary: '补作往期考核 · a past period that was missed',
      value: { scheme: 'agreement-hundred', period: { kind: 'month', from: '2026-10-01' } },
    },
  },
  editBulletin: {
    words: {
      summary: '改写一段、增写一段 · one paragraph in other words, one more',
      value: {
        rewritten: [
          {
            block: 'overview-basis',
            text: '按照考核方案，对各责任单位本季度的协同工作进行了考核，现将结果通报如下。',
          },
        ],
        added: [{ after: 'demand-all', text: '各单位要于下月10日前召开工作例会，研究失分项目的整改措施。' }],
      },
    },
    read: { summary: '已核稿，无修改 · read, and it stands', value: {} },
  },
  withdrawBulletin: {
    reason: { summary: '得分有误 · a score was wrong', value: { reason: '丙镇得分更正' } },
  },
  sealSample: {
    month: {
      summary: '抽查一个月的登记 · what was recorded in a month',
      value: { within: '330106', period: { kind: 'month', from: '2026-11-01' } },
    },
  },
  settleCheck: {
    wrong: {
      summary: '日期有误 · the date is wrong',
      value: { wrong: ['date'], by: 'telephone', note: '本人称月初已到' },
    },
    right: { summary: '各项属实 · all is right', value: { wrong: [], by: 'visit' } },
  },
  judgeSuspicion: {
    dismiss: {
      summary: '予以排除 · nothing is wrong',
      value: { action: 'dismiss', reason: '线下逐件核实后集中录入' },
    },
    establish: {
      summary: '逐件认定 · record by record',
      value: {
        action: 'establish',
        reason: '未核实即反馈',
        findings: [{ record: 'N-tdWd-PacizNcHk_AqRqfcB', kind: 'wrong' }],
      },
    },
  },
  establishFinding: {
    error: {
      summary: '错报 · an error',
      value: { record: 'Pmx4lCDxXVuX7kUZ6nzIJx.1', kind: 'wrong', reason: '场次登记有误' },
    },
    falsehood: {
      summary: '虚报，附认定文书 · a falsehood, with the ruling that proved it',
      value: {
        record: 'Pmx4lCDxXVuX7kUZ6nzIJx.1',
        kind: 'inflated',
        reason: '培训未举办',
        ruling: '西湖督认〔2026〕3号',
      },
    },
  },
  withdrawFinding: {
    reason: { summary: '证据不足 · too little evidence', value: { reason: '证据不足，撤销认定' } },
  },
  recomputeResult: {
    reason: { summary: '申诉成立 · an objection was upheld', value: { reason: '申诉成立，重新计算' } },
    cause: {
      summary: '定稿后更正 · after the lock, with what was established',
      value: { reason: '漏记一条登记', cause: 'records-corrected', reference: '数据更正单第1号' },
    },
  },
  actOnLetter: {
    acknowledge: { summary: '签收 · sign for it', value: { action: 'acknowledge' } },
  },
  ...schemeBodies,
  fileObjection: {
    record: {
      summary: '对一条记录的异议 · to one record',
      value: {
        target: { indicator: 'arrivals', record: 'Pmx4lCDxXVuX7kUZ6nzIJx.1' },
        ground: 'not-ours',
        evidence: '现居住地属邻镇，附租房合同编号',
      },
    },
    line: {
      summary: '对一项指标的异议 · to a whole line',
      value: { target: { indicator: 'arrivals' }, ground: 'outage', evidence: '停机通知及纸质登记簿' },
    },
  },
  actOnObjection: {
    ask: {
      summary: '要求补充材料 · ask for evidence',
      value: { action: 'ask-evidence', question: '请附租房合同照片' },
    },
    supply: {
      summary: '补充材料 · supply it',
      value: { action: 'supply-evidence', evidence: '租房合同照片两张' },
    },
    uphold: {
      summary: '成立 · uphold with corrections',
      value: {
        action: 'uphold',
        reason: '合同属实，应计入邻镇',
        corrections: [{ kind: 'strike', record: 'Pmx4lCDxXVuX7kUZ6nzIJx.1', list: 'movements' }],
      },
    },
    reject: { summary: '不成立 · reject', value: { action: 'reject', reason: '合同日期在登记之后' } },
    withdraw: { summary: '撤回 · withdraw', value: { action: 'withdraw' } },
  },
  setTasks: {
    survey: {
      summary: '摸底排查 · a survey',
      value: {
        kind: 'survey',
        unitIds: ['330106009'],
        opinion: '对辖区出租房屋开展摸底排查，更新台账',
        dueOn: '2027-01-15',
      },
    },
  },
  actOnTask: {
    report: {
      summary: '报送完成情况 · report what was done',
      value: { action: 'report', doneOn: '2026-12-31', evidence: '整改报告一份' },
    },
    accept: { summary: '验收销号 · accept it', value: { action: 'accept', note: '同意' } },
    extend: {
      summary: '延期一次 · extend it, once',
      value: { action: 'extend', until: '2027-01-20', reason: '材料补充' },
    },
  },
  actOnReturn: {
    file: {
      summary: '报送，附一项更正 · file it with a correction',
      value: {
        action: 'file',
        zero: false,
        adjustments: [{ category: 'migrant', change: 1, note: '上月漏报' }],
      },
    },
    confirm: { summary: '审核 · confirm it', value: { action: 'confirm' } },
  },
};
