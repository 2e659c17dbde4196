import type { MonthlyReturn, ReturnCategory, ReturnState } from './monthly-return.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const returnStateWords: Readonly<Record<ReturnState, Words>> = {
  prefilled: { zh: '待报送', en: 'to be filed' },
  filed: { zh: '待审核', en: 'waiting for the reviewer' },
  confirmed: { zh: '已审核报送', en: 'confirmed' },
};

export const categoryWords: Readonly<Record<ReturnCategory, Words>> = {
  migrant: { zh: '流动人口', en: 'migrants' },
  separated: { zh: '人户分离人员', en: 'living apart from their household' },
  'no-household': { zh: '无户籍地人员（港澳台居民、外国人）', en: 'without a household division' },
};

/** The return in one sentence each. */
export function returnSentence({ month, rows, zero, state }: MonthlyReturn): Words {
  const sum = (field: 'opening' | 'inflow' | 'outflow' | 'adjusted' | 'closing') =>
    rows.reduce((total, row) => total + row[field], 0);
  const adjusted = sum('adjusted');
  const change = {
    zh: adjusted === 0 ? '' : `、更正${adjusted}人`,
    en: adjusted === 0 ? '' : `, ${adjusted} adjusted`,
  };
  const counts = zero
    ? { zh: `零报告，期末${sum('closing')}人`, en: `no change, ${sum('closing')} people` }
    : {
        zh: `期初${sum('opening')}人、流入${sum('inflow')}人、流出${sum('outflow')}人${change.zh}，期末${sum('closing')}人`,
        en: `${sum('opening')} people at the start, ${sum('inflow')} came, ${sum('outflow')} left${change.en}: ${sum('closing')} at the end`,
      };
  return {
    zh: `${month}月报表（${returnStateWords[state].zh}）：${counts.zh}。`,
    en: `Return of ${month} (${returnStateWords[state].en}): ${counts.en}.`,
  };
}
