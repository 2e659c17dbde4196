import type { SettlementRecord } from './settlement-record.ts';

type Words = { readonly zh: string; readonly en: string };

const WORDS: Readonly<Record<string, Words>> = {
  'run-incomplete': {
    zh: '还有{missing}个责任单位没有结果',
    en: '{missing} units have no result',
  },
  'objection-window-open': { zh: '异议期到{until}为止', en: 'units may object until {until}' },
  'objections-open': { zh: '还有{count}件异议没有复核', en: '{count} objections wait for a ruling' },
  'rescoring-missing': {
    zh: '还有{count}个责任单位须按成立的异议重新计算',
    en: '{count} units must be computed again with upheld objections',
  },
  'run-changed-meanwhile': { zh: '有结果正在重新计算', en: 'a result is being computed again' },
  failed: { zh: '结算失败（{cause}），稍后重试', en: 'settling failed ({cause}) and is tried again' },
};

/** Why results are not locked yet, in a sentence each. */
export function heldUpWords({ name, values }: NonNullable<SettlementRecord['heldUpBy']>): Words {
  const { zh, en } = WORDS[name] ?? { zh: name, en: name };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '–'));
  return { zh: filled(zh), en: filled(en) };
}
