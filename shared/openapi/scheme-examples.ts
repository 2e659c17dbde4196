/** Examples of schemes, overrides, target agreements, departments and year-end checks. */

const about = {
  schemeId: 'agreement-hundred',
  version: 1,
  zh: '流动人口服务协同目标管理责任书考核方案',
  en: 'Signed target agreement, 100 points',
  effectiveFrom: '2026-01-01',
  document: { number: '示范文本第2号', office: '（由发文机关填写）' },
  supersedes: null,
  standing: 'in-force',
  shipped: true,
};

const draftScheme = {
  schemeId: 'agreement-hundred',
  version: 2,
  zh: '流动人口服务协同目标管理责任书考核方案（2027年修订）',
  en: 'Signed target agreement, 100 points, revised for 2027',
  effectiveFrom: '2027-01-01',
  total: '100',
};

const draft = {
  unitId: '330106009',
  scheme: 'agreement-hundred',
  from: '2027-01-01',
  targets: [{ indicator: 'accepted', target: '98' }],
};

const agreement = {
  agreementId: 'agreement-hundred.330106009.2027-01-01',
  version: 3,
  state: 'in-force',
  unitId: '330106009',
  office: '330106009',
  superior: '330106',
  schemeId: 'agreement-hundred',
  schemeVersion: 1,
  from: '2027-01-01',
  to: '2027-12-31',
  targets: [{ indicator: 'accepted', target: '98' }],
  draftedBy: 'manager-1',
  signedByUnit: { office: '330106009', subject: 'manager-2', on: '2026-12-22' },
  signedByParent: { office: '330106', subject: 'manager-3', on: '2026-12-24' },
  timeline: [
    { at: '2026-12-21T02:00:00.000Z', event: 'draft', by: '330106', subject: 'manager-1' },
    { at: '2026-12-22T02:00:00.000Z', event: 'sign', by: '330106009', subject: 'manager-2' },
    { at: '2026-12-24T02:00:00.000Z', event: 'countersign', by: '330106', subject: 'manager-3' },
  ],
};

const lines = [{ indicator: 'replied', target: '97' }];
const overrides = {
  version: 1,
  county: '330106',
  schemeId: 'agreement-hundred',
  schemeVersion: 1,
  from: '2027-01-01',
  source: '示范文号第7号',
  lines,
  publishedBy: 'manager-1',
  publishedAt: '2026-12-20T02:00:00.000Z',
};

const department = {
  version: 1,
  county: '330106',
  code: 'D-EDU',
  periods: [{ name: '区教育局', validFrom: '2026-01-01', validTo: null }],
};

const entered = {
  points: [{ unitId: '330106009', points: '96.5' }],
  note: '查阅台账、现场核对，记录存办公室',
  enteredBy: 'reviewer-1',
  enteredAt: '2027-01-12T02:00:00.000Z',
};
const check = {
  version: 2,
  superior: '330106',
  schemeId: 'agreement-hundred',
  from: '2026-01-01',
  to: '2026-12-31',
  draft: null,
  signed: { ...entered, number: 1, signedBy: 'manager-1', signedAt: '2027-01-14T02:00:00.000Z' },
  replaced: [],
};

export const schemeBodies = {
  checkScheme: {
    draft: { summary: '不完整的草案 · a draft that lacks most of it', value: { scheme: draftScheme } },
  },
  publishScheme: {
    draft: { summary: '下一版全文 · the whole next version', value: { scheme: draftScheme } },
  },
  publishOverrides: {
    target: {
      summary: '反馈及时率目标定为 97% · a target of 97 %',
      value: { scheme: 'agreement-hundred', from: '2027-01-01', source: '示范文号第7号', lines },
    },
  },
  draftAgreement: { targets: { summary: '签收及时率目标 98% · a target of 98 %', value: draft } },
  actOnAgreement: {
    sign: { summary: '责任单位签字 · the unit signs', value: { action: 'sign' } },
    back: { summary: '退回修改 · sent back', value: { action: 'send-back', reason: '目标过高，请再议' } },
    countersign: { summary: '上级签字 · the superior signs', value: { action: 'countersign' } },
  },
  registerDepartment: {
    office: {
      summary: '县直部门 · a department',
      value: { code: 'D-EDU', name: '区教育局', validFrom: '2026-01-01' },
    },
  },
  changeDepartment: {
    rename: {
      summary: '更名 · another name',
      value: { action: 'rename', on: '2026-07-01', name: '区教育和体育局' },
    },
    end: { summary: '撤销 · its end', value: { action: 'end', on: '2027-01-01' } },
  },
  actOnYearEnd: {
    enter: {
      summary: '录入 · entered',
      value: {
        action: 'enter',
        scheme: 'agreement-hundred',
        from: '2026-01-01',
        points: entered.points,
        note: entered.note,
      },
    },
    sign: {
      summary: '签字 · signed',
      value: { action: 'sign', scheme: 'agreement-hundred', from: '2026-01-01', version: 1 },
    },
  },
};

export const schemeAnswers = {
  listSchemes: { schemes: [about] },
  readScheme: { about, scheme: { ...draftScheme, version: 1 } },
  checkScheme: {
    valid: false,
    problems: [
      {
        name: 'malformed',
        line: '/categories',
        zh: '方案（/categories）：类型应为array',
        en: 'scheme (/categories): must be of type array',
      },
    ],
  },
  publishScheme: {
    about: {
      ...about,
      version: 2,
      effectiveFrom: '2027-01-01',
      supersedes: { schemeId: 'agreement-hundred', version: 1 },
      standing: 'coming',
      shipped: false,
      publishedAt: '2026-12-20T02:00:00.000Z',
      publishedBy: 'operator-1',
    },
  },
  publishOverrides: { overrides },
  listOverrides: { overrides: [overrides] },
  draftAgreement: {
    agreement: {
      ...agreement,
      version: 1,
      state: 'drafted',
      signedByUnit: null,
      signedByParent: null,
      timeline: agreement.timeline.slice(0, 1),
    },
  },
  listAgreements: { agreements: [agreement] },
  readAgreement: { agreement },
  actOnAgreement: { agreement },
  registerDepartment: { department },
  changeDepartment: {
    department: {
      ...department,
      version: 2,
      periods: [
        { name: '区教育局', validFrom: '2026-01-01', validTo: '2026-07-01' },
        { name: '区教育和体育局', validFrom: '2026-07-01', validTo: null },
      ],
    },
  },
  listDepartments: { departments: [department] },
  actOnYearEnd: { check },
  listYearEnds: { checks: [check] },
};
