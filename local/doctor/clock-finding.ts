import { type Finding, found } from './finding.ts';

/** What is known about the clock of the machine. */
export interface ClockFacts {
  readonly now: number;
  /** When the last movement was recorded; undefined where there is none. */
  readonly lastRecordAt: number | undefined;
  /** What the clock of an issuer says; undefined where none answers. */
  readonly issuerNow: number | undefined;
  /** Whether the machine sets its clock by others; undefined where it does not tell. */
  readonly synchronised: boolean | undefined;
}

/** Tokens are good to the minute, and limits to the day: a minute is already too much. */
const MOST_OFF_MS = 60_000;

/** Limits are counted and tokens judged by this clock. */
export function clockFinding({ now, lastRecordAt, issuerNow, synchronised }: ClockFacts): Finding {
  const subject = 'clock';
  const shown = new Date(now + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const todo = found(
    '校准时钟：timedatectl set-ntp true，或 date -s，然后重启 yipan',
    'Set the clock: timedatectl set-ntp true, or date -s, and start yipan again.',
  );
  if (lastRecordAt !== undefined && lastRecordAt > now + MOST_OFF_MS)
    return {
      subject,
      state: 'failed',
      found: found(
        `时钟 ${shown} 早于最后一条登记（${new Date(lastRecordAt).toISOString()}）：时限会算错`,
        `It is ${shown} by this clock, before the last record (${new Date(lastRecordAt).toISOString()}): limits are counted wrongly.`,
      ),
      todo,
    };
  const off = issuerNow === undefined ? 0 : Math.round((now - issuerNow) / 1000);
  if (Math.abs(off) * 1000 > MOST_OFF_MS)
    return {
      subject,
      state: 'failed',
      found: found(
        `时钟比签发方${off > 0 ? '快' : '慢'} ${Math.abs(off)} 秒：令牌会被拒绝`,
        `It is ${Math.abs(off)} seconds ${off > 0 ? 'ahead of' : 'behind'} the issuer: tokens are refused.`,
      ),
      todo,
    };
  if (synchronised === false)
    return {
      subject,
      state: 'warning',
      found: found(
        `北京时间 ${shown}，没有自动校时`,
        `It is ${shown} in Shanghai; nothing keeps the clock right.`,
      ),
      todo,
    };
  if (synchronised === undefined && issuerNow === undefined)
    return {
      subject,
      state: 'ok',
      found: found(
        `北京时间 ${shown}，本机不说明是否自动校时，请与手机对照`,
        `It is ${shown} in Shanghai. This machine does not tell whether its clock is kept right: compare it with a telephone.`,
      ),
    };
  return { subject, state: 'ok', found: found(`北京时间 ${shown}`, `It is ${shown} in Shanghai.`) };
}
