import type { Objection, ObjectionGround } from './objection.ts';
import type { ObjectionEvent, ObjectionState } from './objection-transitions.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const objectionStateWords: Readonly<Record<ObjectionState, Words>> = {
  filed: { zh: '待复核', en: 'waiting for a ruling' },
  'evidence-asked': { zh: '待补充材料', en: 'waiting for evidence' },
  upheld: { zh: '异议成立', en: 'upheld' },
  rejected: { zh: '异议不成立', en: 'rejected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  lapsed: { zh: '逾期失效', en: 'lapsed' },
};

export const objectionEventWords: Readonly<Record<ObjectionEvent | 'file', Words>> = {
  file: { zh: '提出异议', en: 'filed' },
  'ask-evidence': { zh: '要求补充材料', en: 'evidence asked for' },
  'supply-evidence': { zh: '补充材料', en: 'evidence supplied' },
  uphold: { zh: '复核认定成立', en: 'upheld' },
  reject: { zh: '复核认定不成立', en: 'rejected' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
  lapse: { zh: '逾期失效', en: 'lapsed' },
  press: { zh: '催办复核', en: 'ruling pressed for' },
};

export const groundWords: Readonly<Record<ObjectionGround, Words>> = {
  'record-wrong': { zh: '记录有误', en: 'the record is wrong' },
  'not-ours': { zh: '非本单位责任', en: 'not this unit’s responsibility' },
  'done-in-time': { zh: '已按时办理', en: 'it was done in time' },
  'counted-twice': { zh: '重复计算', en: 'it is counted twice' },
  'left-out': { zh: '应计未计', en: 'it was left out' },
  outage: { zh: '平台故障', en: 'the platform was down' },
  'rule-misapplied': { zh: '口径适用有误', en: 'the rule was misapplied' },
};

/** Where an objection stands, in one sentence each. */
export function objectionSentence({ target, ground, state, ruling, limit }: Objection): Words {
  const what = target.record === undefined ? target.indicator : `${target.indicator}／${target.record}`;
  const stand = objectionStateWords[state];
  const why = ruling ? { zh: `：${ruling.reason}`, en: `: ${ruling.reason}` } : { zh: '', en: '' };
  const until = limit ? { zh: `，${limit.dueOn}前办理`, en: `, due on ${limit.dueOn}` } : { zh: '', en: '' };
  return {
    zh: `对“${what}”的异议（${groundWords[ground].zh}）：${stand.zh}${why.zh}${until.zh}。`,
    en: `Objection to "${what}" (${groundWords[ground].en}): ${stand.en}${why.en}${until.en}.`,
  };
}
