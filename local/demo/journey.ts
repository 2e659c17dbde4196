import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import type { VerificationItem } from '../../shared/domain/notice/notice.ts';
import { addDays, dayOf, instantInOffice, workdayAfter } from './office-hours.ts';
import { dwellings, reasons } from './proportions.ts';
import { answersTo, behaviourFor, type Desk, requestBehaviourFor, responsesTo } from './responses.ts';
import { weightsOf } from './seeded-random.ts';
import type { Behaviour, ExpectedNotice, MovementStep, Step } from './step.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

const dwellingChoice = weightsOf(dwellings);
const reasonChoice = weightsOf(reasons);

/** People who move together, and where they are registered. */
export interface Party {
  readonly id: string;
  readonly members: readonly [SyntheticPerson, ...SyntheticPerson[]];
  /** As their papers say it: a county, or a township in it. */
  readonly household: { readonly division: string; readonly address?: string };
  /** The township of the household division, which a county-level entry does not tell. */
  readonly homeTownship: string;
}

/** A command without what the journey itself knows. */
type Told<K extends RecordMovement['kind']> = Omit<
  Extract<RecordMovement, { kind: K }>,
  'kind' | 'person' | 'together' | 'household' | 'happenedOn'
>;

/** Writes down what one party does, keeps where it stands, and lets the receivers respond. */
export interface Journey {
  readonly steps: readonly Step[];
  /** The day of the latest record: what happens next happens on it or later. */
  today(): string;
  inflow(on: string, township: string): void;
  /** 补录 by a township of a stay before the latest record. */
  lateInflow(on: string, township: string): void;
  outflow(on: string, told: Told<'outflow'>, office: string): void;
  returnHome(on: string, side: 'residence' | 'household'): void;
  changeOfAddress(on: string, township: string): void;
  correctArrival(): void;
  askHomeSide(): void;
}

/** `forced` overrides the drawn behaviours: the storyteller's notices all go well. */
export function journeyOf(party: Party, desk: Desk, forced?: Behaviour): Journey {
  const { random, isWorkday } = desk;
  const [first, ...others] = party.members;
  const steps: Step[] = [];
  let open: string | null = null;
  let recordedOn = '';
  let arrival: { step: string; on: string } | undefined;

  const record = (on: string, office: string, command: RecordMovement, next: string | null): string => {
    const earliest = on > recordedOn ? on : recordedOn;
    const habits = desk.habitsOf?.(office, on);
    const isLate = habits !== undefined && random.chance(habits.recordedLate);
    const day = workdayAfter(
      earliest,
      isLate ? random.int(5, 8) : random.pick([0, 0, 1, 1, 2, 3]),
      isWorkday,
    );
    const at = instantInOffice(day === recordedOn ? workdayAfter(day, 1, isWorkday) : day, random);
    recordedOn = dayOf(at);
    const id = `${party.id}.${steps.filter(({ kind }) => kind === 'movement').length + 1}`;
    const subjects = 'together' in command ? (command.together?.length ?? 0) + 1 : 1;
    const notices = noticesOf(command, office, next, subjects, recordedOn);
    steps.push({ kind: 'movement', at, id, office, command, notices });
    for (const notice of notices) steps.push(...responsesTo(notice, id, office, at, desk));
    open = next;
    return id;
  };

  /** The rule of the platform: the household side, the former and the next township; never the sender itself. */
  const noticesOf = (
    command: RecordMovement,
    office: string,
    next: string | null,
    subjects: number,
    day: string,
  ): ExpectedNotice[] => {
    const receivers = new Map<string, ExpectedNotice['target']>();
    const home = party.household.division;
    if (home.slice(0, 6) !== office.slice(0, 6)) receivers.set(home, 'household');
    if (open !== null && open !== next && open !== office && !receivers.has(open))
      receivers.set(open, 'former');
    const destination = 'destination' in command ? command.destination?.division : undefined;
    if (destination && destination !== office && !receivers.has(destination))
      receivers.set(destination, 'next');
    return [...receivers].flatMap(([receiver, target]) =>
      Array.from({ length: subjects }, (_, subject) => ({
        subject,
        target,
        receiver,
        behaviour: forced ?? behaviourFor(receiver, target, desk, day),
      })),
    );
  };

  const together = others.length > 0 ? { together: others } : {};
  const residenceIn = (township: string) => ({
    division: township,
    address: `演示路${random.int(1, 400)}号`,
    dwelling: random.weighted(dwellingChoice),
  });
  const arriving = (on: string, township: string): Extract<RecordMovement, { kind: 'inflow' }> => {
    const reason = random.weighted(reasonChoice);
    const employer = reason === 'work' && random.chance(0.7) ? { employer: random.pick(employers) } : {};
    const { household } = party;
    return {
      kind: 'inflow',
      happenedOn: on,
      person: first,
      household,
      residence: residenceIn(township),
      reason,
      ...employer,
      ...together,
    };
  };

  return {
    steps,
    today: () => recordedOn,
    inflow(on, township) {
      arrival = { step: record(on, township, arriving(on, township), township), on };
    },
    lateInflow(on, township) {
      record(on, township, arriving(on, township), open);
    },
    outflow(on, told, office) {
      const household = told.side === 'household' ? { household: party.household } : {};
      record(
        on,
        office,
        { kind: 'outflow', happenedOn: on, person: first, ...told, ...household, ...together },
        told.side === 'household' ? open : null,
      );
    },
    returnHome(on, side) {
      const office = side === 'household' ? party.homeTownship : open;
      if (!office) throw new Error(`${party.id} lives nowhere to return from`);
      const household = side === 'household' ? { household: party.household } : {};
      record(
        on,
        office,
        { kind: 'return', side, happenedOn: on, person: first, ...household, ...together },
        null,
      );
    },
    changeOfAddress(on, township) {
      const left = open;
      for (const person of party.members) {
        open = left;
        record(
          on,
          township,
          { kind: 'change-of-address', happenedOn: on, person, residence: residenceIn(township) },
          township,
        );
      }
    },
    correctArrival() {
      if (!arrival || !open) throw new Error(`${party.id} has no arrival to correct`);
      const right = { happenedOn: addDays(arrival.on, -random.int(1, 3)) };
      record(
        recordedOn,
        open,
        { kind: 'correction', happenedOn: recordedOn, person: first, corrects: 1, right },
        open,
      );
    },
    askHomeSide() {
      const told = steps.find(
        (step): step is MovementStep => step.kind === 'movement' && step.id === arrival?.step,
      );
      if (!told) throw new Error(`${party.id} has no arrival to ask about`);
      const at = instantInOffice(workdayAfter(dayOf(told.at), random.int(1, 8), isWorkday), random);
      const receiver = party.household.division;
      const request = {
        at,
        id: `${party.id}.v`,
        office: told.office,
        about: { step: told.id, subject: 0 },
        receiver,
        items: random.pick(questions),
        ...(random.chance(0.1) && { urgency: { ground: 'school-or-benefit-deadline' as const } }),
        behaviour: forced ?? requestBehaviourFor(receiver, desk, dayOf(at)),
      };
      steps.push({ kind: 'verification', ...request }, ...answersTo(request, desk));
    },
  };
}

const employers = [
  '演示服装厂',
  '演示电子厂',
  '演示建筑队',
  '演示物流站',
  '演示餐馆',
  '演示超市',
  '演示家政公司',
  '演示农场',
];

const questions: readonly (readonly VerificationItem[])[] = [
  ['identity-and-household'],
  ['identity-and-household', 'contact'],
  ['identity-and-household', 'household-moved'],
  ['still-away'],
  ['benefits-and-schooling', 'contact'],
];
