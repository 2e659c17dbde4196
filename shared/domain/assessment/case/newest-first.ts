/** A day as an order in which later days stand before earlier ones: each digit is what it lacks of nine. */
export function newestFirst(day: string): string {
  return day.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
}
