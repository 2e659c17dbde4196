import { functionLine, identity, signedIn } from '../entries.ts';

/** 考核: facts that offices report by hand. */
export const assessmentRoutes = {
  reportFact: functionLine('http/report-fact', {
    uses: { reported: ['chain', 'append'], cases: ['one'], directory: ['divisionOn', 'area'] },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot report what they did, so it is missing from their assessments.',
  }),
  listFacts: functionLine('http/list-facts', {
    uses: { reported: ['list'], directory: ['formerCodes', 'childrenOn'] },
    needs: signedIn,
    impact: 'Offices cannot see what was reported about a period.',
  }),
  readFact: functionLine('http/read-fact', {
    uses: { reported: ['chain'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see the reported records behind a number.',
  }),
} as const;
