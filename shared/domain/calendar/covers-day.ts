/** Something that is valid from a day on (null: always was) up to another, the first on which it no longer is (null: it is). */
interface Period {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** True where the period covers the day, taking dates as they stand. */
export function coversDay({ validFrom, validTo }: Period, date: string): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date < validTo);
}
