import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

type Rows = readonly (readonly unknown[])[];

/**
 * A list over several offices, as rows of plain values: reading a row as an object takes half as long again. The first
 * parameter of `sql` is the offices, in `office IN (…json_each(?))`; for a single one, which is what assessments ask for
 * again and again, the same rows are read in the order of the key and not sorted, without the office, which is known.
 */
export function listOfOffices(
  db: DatabaseSync,
  sql: string,
): (offices: readonly string[], ...rest: readonly SQLInputValue[]) => Rows {
  const several = db.prepare(sql);
  const single = db.prepare(
    sql.replace(', office FROM', ' FROM').replace('office IN (SELECT value FROM json_each(?))', 'office = ?'),
  );
  for (const statement of [several, single]) statement.setReturnArrays(true);
  return (offices, ...rest) => {
    const [only] = offices;
    const rows: unknown =
      only !== undefined && offices.length === 1
        ? single.all(only, ...rest)
        : several.all(JSON.stringify(offices), ...rest);
    return rows as Rows;
  };
}
