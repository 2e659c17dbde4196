import type { DivisionRefusal } from '../../shared/domain/division/lookup.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/** The refusal of a code as an answer; it names the code as it was written, the date and the successors. */
export function divisionRefused(
  refusal: DivisionRefusal,
  field: string | undefined,
  code: string = refusal.code,
): Refused {
  const { name, ...values } = refusal;
  const successors = 'successors' in values ? values.successors.join('、') : '';
  return refused(name, field, { ...values, code, successors: successors || '–' });
}
