import type { Movement, Standing } from '../movement/movement.ts';
import type { Ledger, Resident } from './resident.ts';

/** The ledger lines that a movement opens, moves or closes. It reads nothing: each record carries before and after. */
export function ledgerLines(movement: Movement): readonly Resident[] {
  const lines = new Map<string, Resident>();
  // Closed first, so that a line that stays open overwrites its own closing.
  for (const line of linesOf(movement, movement.before, false)) lines.set(keyOf(line), line);
  for (const line of linesOf(movement, movement.after, true)) lines.set(keyOf(line), line);
  return unchanged(movement) ? [] : [...lines.values()];
}

function linesOf(movement: Movement, standing: Standing | null, open: boolean): readonly Resident[] {
  if (!standing?.open) return [];
  const { household, open: residence } = standing;
  const line = {
    personId: movement.personId,
    seq: movement.seq,
    open,
    household,
    residence: residence.division,
    ...(residence.area && { area: residence.area }),
    since: residence.since,
    ...(open ? {} : { until: movement.happenedOn }),
    category: movement.category,
  };
  const here: Resident = { ledger: 'living-here', division: residence.division.slice(0, 9), ...line };
  const isElsewhere = household !== null && household.slice(0, 9) !== residence.division.slice(0, 9);
  return isElsewhere
    ? [here, { ledger: 'living-elsewhere', division: household.slice(0, 9), ...line }]
    : [here];
}

function keyOf({ ledger, division }: { ledger: Ledger; division: string }): string {
  return `${ledger}#${division}`;
}

/** A late entry leaves the standing as it was: the ledgers have nothing to learn from it. */
function unchanged({ before, after }: Movement): boolean {
  return (
    before !== null &&
    JSON.stringify([before.household, before.open]) === JSON.stringify([after.household, after.open])
  );
}
