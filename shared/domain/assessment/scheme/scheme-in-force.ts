import type { LocalDate } from '../../calendar/date.ts';
import type { Scheme } from './scheme.ts';

/**
 * The version of a scheme that holds on a day: of those in force, the highest; undefined where none is. One that another
 * version or scheme supersedes ends with the day before that one begins.
 */
export function schemeInForce(
  schemes: readonly Scheme[],
  schemeId: string,
  on: LocalDate,
): Scheme | undefined {
  return schemes
    .filter(
      (scheme) =>
        scheme.schemeId === schemeId &&
        scheme.effectiveFrom <= on &&
        (scheme.effectiveTo === undefined || on < scheme.effectiveTo) &&
        !isSuperseded(scheme, schemes, on),
    )
    .reduce<Scheme | undefined>(
      (best, scheme) => (best && best.version > scheme.version ? best : scheme),
      undefined,
    );
}

function isSuperseded({ schemeId, version }: Scheme, schemes: readonly Scheme[], on: LocalDate): boolean {
  return schemes.some(
    ({ supersedes, effectiveFrom }) =>
      supersedes !== null &&
      supersedes.schemeId === schemeId &&
      supersedes.version >= version &&
      effectiveFrom <= on,
  );
}
