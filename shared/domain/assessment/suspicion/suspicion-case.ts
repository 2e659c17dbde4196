import { parentCodeOf } from '../../division/code.ts';
import type { CaseKind } from '../case/case-kind.ts';
import { Suspicion } from './suspicion.ts';

/** Suspicions stand with whoever judges them, what nobody has judged first; by the day of the replies. */
export const suspicionCase: CaseKind<Suspicion> = {
  name: 'suspicion',
  read: (stored) => Suspicion.parse(stored),
  idOf: ({ suspicionId }) => suspicionId,
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => parentCodeOf(office) ?? office,
  orderOf: ({ state, on }) => `${state === 'raised' ? 'open' : 'judged'}#${on}`,
};
