import type { DivisionCode } from './code.ts';
import { ancestorsOn, type Directory, divisionOn, periodsOf } from './directory.ts';
import type { DatePrecision, Division } from './division.ts';
import { type DivisionLookup, type DivisionRefusal, lastEndedBy } from './lookup.ts';

/** One hand-over on the way from an old code: on that day the code went to these codes. */
export type LineageStep = {
  readonly code: DivisionCode;
  readonly name: string;
  readonly on: string;
  readonly precision: DatePrecision;
  readonly to: readonly DivisionCode[];
  /** Codes that got only a part of it on that day. */
  readonly partsTo: readonly DivisionCode[];
};

type Traced = { readonly trace: readonly LineageStep[] };

/**
 * Where a code of one day stands on another.
 * `same`: the code itself is still valid (its name may be new). `one`: one other code carries it on.
 * `split`: several do, and nothing tells which: it goes to `commonParent`, the nearest division above all of them.
 * `none`: no successor, or a code that was not usable on the first day; the refusal says which.
 */
export type Succession = Traced &
  (
    | { readonly kind: 'same'; readonly division: Division }
    | { readonly kind: 'one'; readonly division: Division }
    | {
        readonly kind: 'split';
        readonly candidates: readonly Division[];
        readonly commonParent: Division | undefined;
      }
    | { readonly kind: 'none'; readonly refusal: DivisionRefusal }
  );

/**
 * Follows a code that was written down on `fromDate` to `onDate`, through as many hand-overs as there were. A code that
 * was already abolished on `fromDate` (people quote old codes) starts from its last period.
 */
export function successorsOf(
  directory: Directory,
  code: DivisionCode,
  fromDate: string,
  onDate: string,
): Succession {
  const start = startOf(directory, code, fromDate);
  if (start.kind === 'refused') return { kind: 'none', refusal: start.refusal, trace: [] };
  const { ends, trace } = follow(directory, start.division, onDate);
  const [first, ...others] = ends;
  if (first === undefined)
    return { kind: 'none', refusal: abolished(code, onDate, start.division, trace), trace };
  if (others.length === 0) return { kind: first.code === code ? 'same' : 'one', division: first, trace };
  return { kind: 'split', candidates: ends, commonParent: commonParentOf(directory, ends, onDate), trace };
}

function startOf(directory: Directory, code: DivisionCode, fromDate: string): DivisionLookup {
  const found = divisionOn(directory, code, fromDate);
  const ended = found.kind === 'refused' ? lastEndedBy(periodsOf(directory, code), fromDate) : undefined;
  return ended === undefined ? found : { kind: 'found', division: ended };
}

function follow(
  directory: Directory,
  start: Division,
  onDate: string,
): { ends: Division[]; trace: LineageStep[] } {
  const ends = new Map<DivisionCode, Division>();
  const trace: LineageStep[] = [];
  const seen = new Set<Division>([start]);
  // A queue, not recursion: a period is visited once, so broken data cannot loop.
  const open: Division[] = [start];
  for (let row = open.shift(); row !== undefined; row = open.shift()) {
    const { validTo } = row;
    if (validTo === null || validTo > onDate) {
      ends.set(row.code, row);
      continue;
    }
    const { code, name, toPrecision: precision, successors: to, partsTo } = row;
    trace.push({ code, name, on: validTo, precision, to, partsTo });
    for (const next of to) {
      const found = divisionOn(directory, next, validTo);
      if (found.kind === 'refused' || seen.has(found.division)) continue;
      seen.add(found.division);
      open.push(found.division);
    }
  }
  return { ends: [...ends.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), trace };
}

function abolished(
  code: DivisionCode,
  date: string,
  start: Division,
  trace: readonly LineageStep[],
): DivisionRefusal {
  const last = trace.at(-1);
  const validTo = last?.on ?? start.validTo ?? date;
  return { name: 'division-abolished', code, date, validTo, successors: [] };
}

function commonParentOf(directory: Directory, ends: readonly Division[], date: string): Division | undefined {
  const [first, ...others] = ends.map((end) => ancestorsOn(directory, end.code, date));
  return first?.find((above) => others.every((list) => list.some((other) => other.code === above.code)));
}

/**
 * The ended periods that this code alone took over, directly or through others, up to a day: who may read this code
 * may read what was written under them. One that lost a part elsewhere is not among them.
 */
export function predecessorsFullyAbsorbedBy(
  directory: Directory,
  code: DivisionCode,
  date: string,
): Division[] {
  const absorbed = new Set<Division>();
  const visited = new Set<DivisionCode>([code]);
  const open: DivisionCode[] = [code];
  for (let heir = open.shift(); heir !== undefined; heir = open.shift()) {
    for (const period of periodsOf(directory, heir)) {
      for (const before of period.predecessors) {
        const whole = periodsOf(directory, before).filter(
          (p) => p.validTo !== null && p.validTo <= date && wentWhollyTo(p, heir),
        );
        for (const found of whole) if (found.code !== code) absorbed.add(found);
        if (whole.length > 0 && !visited.has(before)) {
          visited.add(before);
          open.push(before);
        }
      }
    }
  }
  return [...absorbed].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function wentWhollyTo(period: Division, heir: DivisionCode): boolean {
  return period.successors.length === 1 && period.successors[0] === heir && period.partsTo.length === 0;
}
