import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReportFact } from '../../../shared/domain/assessment/fact/report-fact.ts';
import { RecordMovement } from '../../../shared/domain/movement/record-command.ts';
import { ReplyCode } from '../../../shared/domain/notice/notice.ts';
import { livingHereFromElsewhere2020, provinces } from '../../../local/demo/flows-data.ts';
import { addDays, dayOf, isWeekday } from '../../../local/demo/office-hours.ts';
import { type DemoPlan, planDemo } from '../../../local/demo/plan.ts';
import type { Places } from '../../../local/demo/places.ts';
import type {
  ExpectedNotice,
  FactStep,
  MovementStep,
  ResponseStep,
  VerificationStep,
} from '../../../local/demo/step.ts';
import { inventedPlaces } from './invented-places.ts';

const directory = inventedPlaces(40);
const plan = planDemo({ seed: 'yipan', people: 2_000, directory, until: '2026-06-30' });

const movementsOf = ({ steps }: DemoPlan): MovementStep[] => steps.filter((step) => step.kind === 'movement');
const requestsOf = ({ steps }: DemoPlan): VerificationStep[] =>
  steps.filter((step) => step.kind === 'verification');
const responsesOf = ({ steps }: DemoPlan): ResponseStep[] => steps.filter((step) => step.kind === 'response');
const factsOf = ({ steps }: DemoPlan): FactStep[] => steps.filter((step) => step.kind === 'fact');
const noticesOf = (any: DemoPlan): ExpectedNotice[] => movementsOf(any).flatMap(({ notices }) => notices);
const peopleIn = ({ command }: MovementStep) => [
  command.person,
  ...('together' in command ? (command.together ?? []) : []),
];

describe('the plan of the demo exchange', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = planDemo({ seed: 'yipan', people: 2_000, directory, until: '2026-06-30' });
    expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
    const other = planDemo({ seed: 'other', people: 2_000, directory, until: '2026-06-30' });
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(plan));
  });

  it('moves exactly the people asked for, each with a number of their own', () => {
    const numbers = new Set(
      movementsOf(plan).flatMap((step) => peopleIn(step).map(({ document }) => document.number)),
    );
    expect(numbers.size).toBe(2_000);
  });

  it('keeps order, stays within its months and in office hours of working days', () => {
    plan.steps.forEach((step, i) => {
      expect(step.at >= (plan.steps[i - 1]?.at ?? '')).toBe(true);
      expect(step.at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      expect(dayOf(step.at) >= plan.from && dayOf(step.at) <= plan.until).toBe(true);
      expect(isWeekday(dayOf(step.at))).toBe(true);
    });
    const ids = plan.steps.flatMap((step) => (step.kind === 'response' ? [] : [step.id]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives commands that the schema of POST /movements takes', () => {
    for (const { command, office, at } of movementsOf(plan)) {
      expect(RecordMovement.parse(command)).toEqual(command);
      expect(office).toMatch(/^\d{9}$/);
      expect(command.happenedOn <= dayOf(at)).toBe(true);
    }
  });

  it('names only places of the directory, and lets nobody act who has not joined', () => {
    const counties = new Set(provinces.flatMap(({ code }) => directory.countiesOf(code)));
    const exists = (code: string): boolean =>
      code.length === 6 ? counties.has(code) : directory.townshipsOf(code.slice(0, 6)).includes(code);
    const named = JSON.stringify(plan.steps).match(/(?<=")\d{6}(\d{3})?(?=")/g) ?? [];
    expect(named.length).toBeGreaterThan(5_000);
    for (const code of new Set(named)) expect(exists(code), code).toBe(true);
    for (const step of plan.steps) {
      const acting = step.kind === 'sampling' ? step.county : step.office;
      expect(plan.notJoined).not.toContain(acting.slice(0, 6));
    }
    expect(plan.notJoined.length / counties.size).toBeGreaterThan(0.03);
    expect(plan.notJoined.length / counties.size).toBeLessThan(0.07);
  });

  it('sends a notice on paper exactly where the receiving county has not joined', () => {
    for (const { receiver, behaviour } of noticesOf(plan)) {
      expect(behaviour === 'paper').toBe(plan.notJoined.includes(receiver.slice(0, 6)));
    }
  });

  it('lets people arrive in the provinces in proportion to the census', () => {
    const large = planDemo({ seed: 'proportions', people: 20_000, directory, until: '2026-06-30' });
    const first = new Map<string, string>();
    for (const step of movementsOf(large)) {
      const party = step.id.split('.')[0] ?? '';
      if (step.command.kind === 'inflow' && !first.has(party)) first.set(party, step.office.slice(0, 2));
    }
    for (const { code } of provinces) {
      const share = livingHereFromElsewhere2020[code] / 124_837_153;
      const arrived = [...first.values()].filter((province) => province === code).length / first.size;
      expect(Math.abs(arrived - share)).toBeLessThan(
        5 * Math.sqrt((share * (1 - share)) / first.size) + 0.001,
      );
    }
  });

  it('treats notices in the documented proportions', () => {
    const notices = noticesOf(plan);
    const share = (behaviour: string): number =>
      notices.filter((n) => n.behaviour === behaviour).length / notices.length;
    expect(notices.length).toBeGreaterThan(2_500);
    expect(share('on-time')).toBeGreaterThan(0.88);
    expect(share('on-time')).toBeLessThan(0.93);
    expect(share('late') + share('never')).toBeGreaterThan(0.015);
    expect(share('late') + share('never')).toBeLessThan(0.05);
    expect(share('misrouted')).toBeGreaterThan(0.004);
    expect(share('misrouted')).toBeLessThan(0.02);
    expect(share('paper')).toBeGreaterThan(0.02);
    expect(share('paper')).toBeLessThan(0.07);
    expect(share('disputed')).toBeGreaterThan(0);
  });

  it('has every kind of movement from every side, late entries and corrections', () => {
    const kinds = new Set(
      movementsOf(plan).map(({ command }) =>
        'side' in command ? `${command.kind}:${command.side}` : command.kind,
      ),
    );
    expect([...kinds].sort()).toEqual([
      'change-of-address',
      'correction',
      'inflow',
      'outflow:household',
      'outflow:residence',
      'return:household',
      'return:residence',
    ]);
    const actions = new Set(responsesOf(plan).map(({ action }) => action.kind));
    expect([...actions].sort()).toEqual([
      'accept',
      'close',
      'dispute',
      'enter-paper-reply',
      'extend',
      'find-incomplete',
      'hand-down',
      'misroute',
      'reply',
      'resend',
      'return',
      'withdraw',
    ]);
    const sizes = new Set(movementsOf(plan).map((step) => peopleIn(step).length));
    expect([...sizes].sort()).toEqual([1, 2, 3, 4]);
  });

  it('names a notice in each response that its step causes, and later than the step', () => {
    const at = new Map<string, string>();
    for (const step of movementsOf(plan)) {
      for (const { subject, target } of step.notices) at.set(`${step.id}/${subject}/${target}`, step.at);
    }
    for (const step of requestsOf(plan)) at.set(`${step.id}/${step.about.subject}/request`, step.at);
    for (const { notice, at: when } of responsesOf(plan)) {
      const sent = at.get(`${notice.step}/${notice.subject}/${notice.target}`);
      expect(sent !== undefined && sent < when).toBe(true);
    }
  });

  it('leaves some notices open at the end, so that the inboxes are not empty', () => {
    const lastDay = addDays(plan.until, -7);
    const answered = new Set(responsesOf(plan).map(({ notice: n }) => `${n.step}/${n.subject}/${n.target}`));
    const open = movementsOf(plan)
      .filter(({ at }) => dayOf(at) >= lastDay)
      .flatMap(({ id, notices }) => notices.filter((n) => !answered.has(`${id}/${n.subject}/${n.target}`)));
    expect(open.length).toBeGreaterThan(0);
  });

  it('covers two whole quarters, and gives every township of one county enough to be judged in both', () => {
    expect(plan.quarters.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-06-30'],
    ]);
    expect(plan.from).toBe('2026-01-01');
    const townships = directory.townshipsOf(plan.assessed ?? '');
    expect(townships.length).toBeGreaterThan(5);
    for (const { from, to } of plan.quarters) {
      const within = ({ at }: { at: string }): boolean => from <= dayOf(at) && dayOf(at) <= to;
      for (const township of townships) {
        const arrived = movementsOf(plan).filter((step) => step.office === township && within(step));
        const asked = requestsOf(plan).filter((step) => step.receiver === township && within(step));
        for (const records of [arrived, asked]) expect(records.length).toBeGreaterThanOrEqual(5);
      }
    }
    for (const day of ['2026-09-29', '2026-09-30', '2026-10-01'])
      expect(planDemo({ seed: 'quarters', people: 1, directory, until: day }).quarters.at(-1)?.to).toBe(
        day < '2026-09-30' ? '2026-06-30' : '2026-09-30',
      );
  });

  it('reports facts of every family as POST /facts takes them, none before its day', () => {
    const kinds = new Set(factsOf(plan).map(({ content }) => content.kind));
    for (const kind of ['training', 'premises', 'premises-inspection', 'permit-count', 'lead', 'due-task'])
      expect(kinds).toContain(kind);
    for (const { content, evidence, office, at } of factsOf(plan)) {
      expect(() => ReportFact.parse({ office, content, evidence })).not.toThrow();
      if (content.kind !== 'due-task') expect(content.on <= dayOf(at)).toBe(true);
      else expect((content.doneOn ?? '') <= dayOf(at)).toBe(true);
    }
  });

  it('tells one whole story', () => {
    const { party, homeCounty } = plan.storyteller;
    const told = movementsOf(plan).filter(({ id }) => id.startsWith(`${party}.`));
    expect(told.map(({ command }) => command.kind)).toEqual(['inflow', 'inflow', 'return']);
    expect(told.flatMap(({ notices }) => notices.map(({ behaviour }) => behaviour))).not.toContain('late');
    expect(told[2]?.office.slice(0, 6)).toBe(homeCounty);
    const answers = responsesOf(plan).filter(({ notice }) => notice.step === `${party}.v`);
    expect(answers.map(({ action }) => action.kind).slice(-3)).toEqual(['accept', 'reply', 'close']);
  });

  it('tells it between Gushi and Hangzhou where the directory has them', () => {
    const real: Readonly<Record<string, readonly string[]>> = {
      '41': ['411525'],
      '33': ['330105', '330106'],
    };
    const hangzhou: Places = {
      countiesOf: (province) => real[province] ?? [],
      townshipsOf: (county) =>
        Object.values(real).flat().includes(county) ? [`${county}001`, `${county}002`] : [],
      nameOf: (code) => code,
    };
    for (let seed = 0; seed < 30; seed += 1) {
      const any = planDemo({ seed: `story ${seed}`, people: 1, directory: hangzhou, until: '2026-06-30' });
      const told = movementsOf(any);
      expect(told.map(({ office }) => office.slice(0, 6))).toEqual(['330106', '330105', '411525']);
      expect(any.notJoined).toEqual([]);
      const replies = responsesOf(any).flatMap(({ action }) =>
        action.kind === 'reply' ? [action.reply.code] : [],
      );
      expect(replies).toEqual(['confirmed']);
      expect(responsesOf(any).filter(({ action }) => action.kind === 'hand-down').length).toBe(3);
    }
  });

  it('replies with known codes only, and gives a division where the household moved', () => {
    for (const { action } of responsesOf(plan)) {
      if (action.kind !== 'reply' && action.kind !== 'enter-paper-reply') continue;
      expect(ReplyCode.parse(action.reply.code)).toBe(action.reply.code);
      expect(action.reply.code === 'household-moved-to').toBe(action.reply.movedTo !== undefined);
    }
  });

  it('says nothing of refused subjects', () => {
    const everything = JSON.stringify(plan);
    const refused =
      /民族|婚|孕|育龄|生育|避孕|手术|宗教|信仰|党|政治面貌|指纹|人脸|疾病|健康|残疾|前科|犯罪|劣迹|定位|轨迹|风险|重点人员|性别|夫妻|配偶|妻|丈夫|子女|父|母/;
    expect(everything.match(refused)).toBeNull();
    const fields = new Set(everything.match(/(?<=")[A-Za-z]+(?=":)/g));
    for (const name of fields) {
      expect(name).not.toMatch(
        /sex|gender|age$|birth|ethnic|marital|relation|religion|party(?!$)|health|photo|risk|track/i,
      );
    }
  });

  it('holds all this for any seed, any number of people and any day', { timeout: 60_000 }, () => {
    const small = inventedPlaces(3);
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 60 }),
        fc.date({ min: new Date('2022-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        (seed, people, date) => {
          const until = date.toISOString().slice(0, 10);
          const any = planDemo({ seed, people, directory: small, until });
          for (const step of any.steps)
            expect(dayOf(step.at) >= any.from && dayOf(step.at) <= until).toBe(true);
          for (const { command } of movementsOf(any))
            expect(() => RecordMovement.parse(command)).not.toThrow();
          expect(any.steps.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follows a calendar that it is given', () => {
    const holiday = (day: string): boolean => day >= '2026-02-16' && day <= '2026-02-23';
    const isWorkday = (day: string): boolean => isWeekday(day) && !holiday(day);
    const observed = planDemo({ seed: 'calendar', people: 300, directory, until: '2026-06-30', isWorkday });
    expect(observed.steps.filter(({ at }) => holiday(dayOf(at)))).toEqual([]);
    expect(() =>
      planDemo({ seed: 'x', people: 1, directory, until: '2026-06-30', isWorkday: () => false }),
    ).toThrow();
  });
});
