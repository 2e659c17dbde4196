/**
 * The one text of a value (in the manner of RFC 8785): keys sorted by code unit, no spaces, absent fields left out, only
 * whole numbers. Throws on a number that is not whole, which would print differently elsewhere, and on what is not
 * plain data, which would print as nothing.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
      return String(value);
    case 'object':
      return value === null ? 'null' : ofObject(value);
    default:
      throw new TypeError(`no plain data: ${typeof value}`);
  }
}

function ofObject(value: object): string {
  if (Array.isArray(value)) return ofArray(value);
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('no plain data: an instance');
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** Lists of record ids are most of what is written: texts need no second look, and are written at once. */
function ofArray(values: readonly unknown[]): string {
  return values.every((value) => typeof value === 'string')
    ? JSON.stringify(values)
    : `[${values.map(canonical).join(',')}]`;
}
