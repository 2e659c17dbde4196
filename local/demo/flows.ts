import {
  livingElsewhereFromHere2020,
  livingHereByOrigin2010,
  livingHereFromElsewhere2020,
  type ProvinceCode,
  provinces,
} from './flows-data.ts';
import { type SeededRandom, type Weighted, weightsOf } from './seeded-random.ts';

/** People registered in `origin` who live in `destination`, in persons of 2020. */
export interface Flow {
  readonly origin: ProvinceCode;
  readonly destination: ProvinceCode;
  readonly people: number;
}

/**
 * The flows of 2020 between the provinces. The totals by destination are published, so are those of two origins; how a
 * destination divides among the origins is the pattern of 2010, fitted to these totals (`fitted`).
 */
export const flows: readonly Flow[] = listed(
  fitted(
    livingHereByOrigin2010,
    provinces.map(({ code }) => livingHereFromElsewhere2020[code]),
    provinces.map(({ code }) => livingElsewhereFromHere2020[code] ?? null),
  ),
);

/** A choice among all 930 flows. */
export const anyFlow: Weighted<Flow> = weightsOf(flows.map((flow) => [flow, flow.people]));

const byOrigin = new Map(
  provinces.map(({ code }) => [
    code,
    weightsOf(flows.filter(({ origin }) => origin === code).map((flow) => [flow.destination, flow.people])),
  ]),
);

/** Where someone moves who is registered in this province; never the province itself. */
export function destinationFrom(origin: ProvinceCode, random: SeededRandom): ProvinceCode {
  const choice = byOrigin.get(origin);
  if (!choice) throw new Error(`no flows from province ${origin}`);
  return random.weighted(choice);
}

/**
 * Iterative proportional fitting (Deming and Stephan): scales rows and columns in turn until the rows have their
 * totals and the columns have theirs where one is known (null: unknown, left as it falls). Zero cells stay zero.
 */
export function fitted(
  pattern: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly (number | null)[],
): readonly (readonly number[])[] {
  let cells = pattern.map((row) => [...row]);
  for (let round = 0; round < 200; round += 1) {
    const columnSums = columnTotals.map((_, column) => sum(cells.map((row) => row[column] ?? 0)));
    const toColumn = columnTotals.map((total, column) =>
      total === null ? 1 : total / (columnSums[column] ?? 1),
    );
    cells = cells.map((row) => row.map((cell, column) => cell * (toColumn[column] ?? 1)));
    const rowSums = cells.map(sum);
    cells = cells.map((row, i) => row.map((cell) => (cell * (rowTotals[i] ?? 0)) / (rowSums[i] ?? 1)));
    if (toColumn.every((factor) => Math.abs(factor - 1) < 1e-9)) break;
  }
  return cells;
}

function listed(cells: readonly (readonly number[])[]): readonly Flow[] {
  return provinces.flatMap(({ code: destination }, row) =>
    provinces.flatMap(({ code: origin }, column) => {
      const people = cells[row]?.[column] ?? 0;
      return people > 0 ? [{ origin, destination, people }] : [];
    }),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
