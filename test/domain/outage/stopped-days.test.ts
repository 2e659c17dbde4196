import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import { addWorkingDays } from '../../../shared/domain/calendar/working-days.ts';
import { dueAfter } from '../../../shared/domain/deadline/due.ts';
import { checkOutageRules, DEFAULT_OUTAGE_RULES } from '../../../shared/domain/outage/outage-rule.ts';
import { calendarWithOutages, stoppedDays } from '../../../shared/domain/outage/stopped-days.ts';

const calendar = officialCalendar();
const [rule] = DEFAULT_OUTAGE_RULES;
if (!rule) throw new Error('no rule');
/** Shanghai time of 2026-MM-DD HH:MM. */
const at = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();
const down = (day: string, from: string, until: string, cause = '断电', last = day) => ({
  from: at(day, from),
  until: at(last, until),
  cause,
});
const daysOf = (...outages: ReturnType<typeof down>[]) => [
  ...stoppedDays(outages, calendar, DEFAULT_OUTAGE_RULES).entries(),
];

describe('a day that an outage takes', () => {
  it('is a working day with two hours of office time down, all outages together', () => {
    expect(daysOf(down('2026-03-03', '10:00', '12:00'))).toEqual([['2026-03-03', '断电']]);
    expect(daysOf(down('2026-03-03', '10:00', '11:59'))).toEqual([]);
    expect(
      daysOf(down('2026-03-03', '09:30', '10:30'), down('2026-03-03', '15:00', '16:00', '断网')),
    ).toEqual([['2026-03-03', '断电、断网']]);
  });

  it('counts office hours of Shanghai only', () => {
    expect(daysOf(down('2026-03-03', '17:00', '09:00', '断电', '2026-03-04'))).toEqual([]);
    expect(daysOf(down('2026-03-03', '15:00', '11:00', '断电', '2026-03-05')).map(([day]) => day)).toEqual([
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
    ]);
    expect(daysOf(down('2026-03-03', '15:01', '10:59', '断电', '2026-03-05')).map(([day]) => day)).toEqual([
      '2026-03-04',
    ]);
  });

  it('is no day off, and a worked Saturday is none', () => {
    // Sunday 1 March and the National Day holiday are off; Saturday 10 October 2026 is worked.
    expect(daysOf(down('2026-03-01', '09:00', '17:00'), down('2026-10-02', '09:00', '17:00'))).toEqual([]);
    expect(daysOf(down('2026-10-10', '09:00', '17:00')).map(([day]) => day)).toEqual(['2026-10-10']);
  });

  it('follows the rule of its own date', () => {
    const strict = { ...rule, ruleId: 'outage-cn-2026', effectiveFrom: '2026-03-04', minutes: 30 };
    const rules = [rule, strict];
    const outages = [down('2026-03-03', '10:00', '11:00'), down('2026-03-04', '10:00', '11:00')];
    expect([...stoppedDays(outages, calendar, rules).keys()]).toEqual(['2026-03-04']);
  });

  it('is counted by no limit, of working or of calendar days, and none ends on it', () => {
    const record = {
      ...down('2026-03-04', '09:00', '17:00'),
      seq: 1,
      recordedAt: at('2026-03-05', '09:00'),
      recordedBy: 'o',
    };
    const stopped = calendarWithOutages(calendar, [record], DEFAULT_OUTAGE_RULES);
    expect(addWorkingDays('2026-03-02', 2, stopped).date).toBe('2026-03-05');
    const due = (days: number, rollToWorkingDay: boolean, unit: 'calendar' | 'working' = 'calendar') =>
      dueAfter({ ruleId: 'r', days, unit, rollToWorkingDay }, '2026-03-02', stopped).dueOn;
    expect(due(2, false)).toBe('2026-03-05');
    expect(due(1, false)).toBe('2026-03-03');
    expect(due(15, true)).toBe('2026-03-18');
    expect(due(5, true, 'working')).toBe('2026-03-10');
    expect(calendarWithOutages(calendar, [], DEFAULT_OUTAGE_RULES)).toBe(calendar);
  });
});

describe('outage rules from outside', () => {
  it('are checked, and the line at fault is named', () => {
    expect(checkOutageRules(JSON.parse(JSON.stringify(DEFAULT_OUTAGE_RULES)))).toEqual({
      kind: 'valid',
      rules: DEFAULT_OUTAGE_RULES,
    });
    const problemsOf = (...rules: unknown[]) => {
      const checked = checkOutageRules([rule, ...rules]);
      return checked.kind === 'invalid' ? checked.problems.map(({ message }) => message) : [];
    };
    expect(problemsOf({ ...rule, ruleId: 'two', effectiveFrom: '2026-01-01', minutes: 0 })).toEqual([
      'entry 1 (two): minutes: must be 1 or more',
    ]);
    expect(problemsOf({ ...rule, ruleId: 'two', effectiveFrom: '2026-01-01', officeUntil: '08:00' })).toEqual(
      ['entry 1 (two): officeUntil: has not the form of its field'],
    );
    expect(problemsOf({ ...rule, ruleId: 'two', jurisdiction: '33' })).toEqual([
      "entry 1 (two): jurisdiction: must be one of ''",
    ]);
    expect(checkOutageRules([])).toMatchObject({ kind: 'invalid', problems: [{ name: 'no-national-rule' }] });
  });
});
