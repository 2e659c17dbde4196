import { functionLine, identity, signedIn } from '../entries.ts';

/** People: their history, the ledgers they stand in, and the one way to see them unmasked. */
export const peopleRoutes = {
  findPerson: functionLine('http/find-person', {
    uses: { movements: ['log'], vault: ['get'], audit: ['append'], directory: ['formerCodes'] },
    needs: { ...signedIn, ...identity },
    impact: 'Clerks cannot find a person by the number of a document.',
  }),
  readHistory: functionLine('http/read-history', {
    uses: { movements: ['log'], vault: ['get'], audit: ['append'], directory: ['formerCodes'] },
    needs: { ...signedIn, ...identity },
    impact: "Offices cannot read a person's history.",
  }),
  unmaskPerson: functionLine('http/unmask-person', {
    uses: { movements: ['log'], vault: ['get'], audit: ['append'], directory: ['formerCodes'] },
    needs: { ...signedIn, ...identity },
    impact: 'Clerks cannot see a whole identity, so they cannot check who somebody is.',
  }),
  reconcileWith: functionLine('http/reconcile-with', {
    uses: {
      notices: ['sent'],
      vault: ['get'],
      audit: ['append'],
      directory: ['formerCodes', 'childrenOn'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot see on which notices they and another division differ.',
  }),
  listLedger: functionLine('http/list-ledger', {
    uses: {
      residents: ['list'],
      vault: ['get'],
      audit: ['append'],
      directory: ['formerCodes', 'childrenOn'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot open the ledgers of people living here and of people of here who live elsewhere.',
  }),
} as const;
