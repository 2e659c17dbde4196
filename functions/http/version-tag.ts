interface Versioned {
  readonly version: number;
}

/** Strong and simple: the version is the tag. */
export function etagOf({ version }: Versioned): string {
  return `"${version}"`;
}

/** Whether the caller, who sent `If-Match`, saw another version than the one that stands. */
export function isOtherVersion(ifMatch: string | undefined, one: Versioned): boolean {
  return ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(one);
}
