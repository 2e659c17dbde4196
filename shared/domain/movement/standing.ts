import { lies, type Territory } from '../caller/access.ts';
import { type Refused, refused } from '../refusal.ts';
import type { Movement, Standing } from './movement.ts';
import type { RecordMovement } from './record-command.ts';
import type { RecordingFacts } from './recording-facts.ts';

type Next = { readonly kind: 'standing'; readonly standing: Standing } | Refused;
type Command<K extends RecordMovement['kind']> = Extract<RecordMovement, { kind: K }>;

/**
 * Where the person stands after the command. A late entry changes nothing about the open residence: it takes its
 * place in the history by its day, and can never reopen a residence.
 */
export function nextStanding(
  command: RecordMovement,
  before: Standing | null,
  facts: RecordingFacts,
  late: boolean,
): Next {
  switch (command.kind) {
    case 'inflow':
      return inflow(command, before, facts, late);
    case 'outflow':
    case 'return':
      return command.side === 'residence'
        ? leaving(command, before, facts, late)
        : reportedFromHome(command, before, facts, late);
    case 'change-of-address':
      return changeOfAddress(command, before, facts, late);
    case 'correction':
      return correction(command, before, facts);
  }
}

function seqAfter(facts: RecordingFacts): number {
  return (facts.log.at(-1)?.seq ?? 0) + 1;
}

function standing(next: Standing, before: Standing | null): Next {
  const latestOn = before !== null && before.latestOn > next.latestOn ? before.latestOn : next.latestOn;
  return { kind: 'standing', standing: { ...next, latestOn } };
}

function inflow(
  command: Command<'inflow'>,
  before: Standing | null,
  facts: RecordingFacts,
  late: boolean,
): Next {
  const { division, area } = command.residence;
  if (!lies(division, facts.office)) {
    return refused('residence-outside-office', '/residence/division', {
      division,
      office: facts.office.code,
    });
  }
  const household = command.household?.division ?? null;
  if (late && before) return standing({ ...before }, before);
  if (before?.open && sameTownship(before.open.division, facts)) {
    return refused('already-open-here', '/residence/division', {
      division: before.open.division,
      since: before.open.since,
      movement: `${facts.personId}.${before.open.seq}`,
    });
  }
  const open = { division, ...(area && { area }), since: command.happenedOn, seq: seqAfter(facts) };
  return standing({ household, open, latestOn: command.happenedOn }, before);
}

function leaving(
  command: Command<'outflow' | 'return'>,
  before: Standing | null,
  facts: RecordingFacts,
  late: boolean,
): Next {
  if (late && before) return standing({ ...before }, before);
  if (!before?.open || !sameTownship(before.open.division, facts)) {
    return refused('no-open-residence-here', '/person/document/number', { office: facts.office.code });
  }
  return standing({ household: before.household, open: null, latestOn: command.happenedOn }, before);
}

function reportedFromHome(
  command: Command<'outflow' | 'return'>,
  before: Standing | null,
  facts: RecordingFacts,
  late: boolean,
): Next {
  const household = command.household?.division ?? before?.household ?? null;
  if (household === null) return refused('household-missing', '/household');
  if (!isHouseholdOf(facts.office, household)) {
    return refused('household-outside-office', '/household/division', {
      division: household,
      office: facts.office.code,
    });
  }
  if (late && before) return standing({ ...before }, before);
  // Going out says nothing about the residence that another township keeps open; coming home for good ends it.
  const open = command.kind === 'return' ? null : (before?.open ?? null);
  return standing({ household, open, latestOn: command.happenedOn }, before);
}

function changeOfAddress(
  command: Command<'change-of-address'>,
  before: Standing | null,
  facts: RecordingFacts,
  late: boolean,
): Next {
  const { division, area } = command.residence;
  if (!lies(division, facts.office)) {
    return refused('residence-outside-office', '/residence/division', {
      division,
      office: facts.office.code,
    });
  }
  if (!before?.open)
    return refused('no-open-residence-here', '/residence/division', { office: facts.office.code });
  const county = before.open.division.slice(0, 6);
  if (!sameCounty(county, facts)) {
    return refused('residence-outside-county', '/residence/division', { division, county });
  }
  if (late) return standing({ ...before }, before);
  const open = { division, ...(area && { area }), since: command.happenedOn, seq: seqAfter(facts) };
  return standing({ household: before.household, open, latestOn: command.happenedOn }, before);
}

function correction(command: Command<'correction'>, before: Standing | null, facts: RecordingFacts): Next {
  const wrong = facts.log.find(({ seq }) => seq === command.corrects);
  if (!before || !wrong || !lies(wrong.office, facts.office)) {
    return refused('movement-unknown', '/corrects', { movement: command.corrects });
  }
  const { right } = command;
  if (Object.values(right).every((value) => value === undefined))
    return refused('correction-empty', '/right');
  if (right.happenedOn !== undefined && right.happenedOn > facts.today) {
    return refused('date-in-future', '/right/happenedOn', { date: right.happenedOn, today: facts.today });
  }
  if (right.residence && !lies(right.residence.division, facts.office)) {
    return refused('residence-outside-office', '/right/residence/division', {
      division: right.residence.division,
      office: facts.office.code,
    });
  }
  return standing(corrected(before, wrong, command), before);
}

/** Only the record that opened the open residence can move it; a household division is right for the whole person. */
function corrected(before: Standing, wrong: Movement, { right }: Command<'correction'>): Standing {
  const opener = before.open !== null && openerOf(before, wrong);
  const open =
    before.open === null || !opener
      ? before.open
      : {
          ...before.open,
          ...(right.residence && { division: right.residence.division }),
          ...(right.residence?.area && { area: right.residence.area }),
          ...(right.happenedOn && { since: right.happenedOn }),
        };
  return { household: right.household?.division ?? before.household, open, latestOn: before.latestOn };
}

function openerOf(before: Standing, wrong: Movement): boolean {
  return before.open?.seq === wrong.seq || before.open?.seq === wrong.corrects;
}

function sameTownship(division: string, { office }: RecordingFacts): boolean {
  return lies(division, office);
}

function sameCounty(county: string, { office }: RecordingFacts): boolean {
  return [office.code, ...office.formerly].some((code) => code.startsWith(county));
}

/** True when the office may speak for a household division: it lies in the office, or the office in it (a county). */
function isHouseholdOf(office: Territory, household: string): boolean {
  return (
    lies(household, office) ||
    office.code.startsWith(household) ||
    office.formerly.some((code) => code.startsWith(household))
  );
}
