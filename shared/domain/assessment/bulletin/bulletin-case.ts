import type { CaseKind } from '../case/case-kind.ts';
import { newestFirst } from '../case/newest-first.ts';
import { Bulletin } from './bulletin.ts';

/** Bulletins stand by the last day of their period, the newest first; who issues them looks after them. */
export const bulletinCase: CaseKind<Bulletin> = {
  name: 'bulletin',
  read: (stored) => Bulletin.parse(stored),
  idOf: ({ bulletinId }) => bulletinId,
  officeOf: ({ document }) => document.office.division,
  superiorOf: ({ document }) => document.office.division,
  orderOf: ({ period }) => newestFirst(period.to),
};
