import { functionLine, signedIn } from '../entries.ts';

/** 行政区划: finding and reading divisions. */
export const directoryRoutes = {
  searchDivisions: functionLine('http/search-divisions', {
    uses: { directory: ['search'] },
    needs: signedIn,
    impact: 'Clerks cannot look up divisions by name or code.',
  }),
  readDivision: functionLine('http/read-division', {
    uses: { directory: ['divisionOn', 'successorsOf', 'ancestorsOn', 'childrenOn', 'hasJoined'] },
    needs: signedIn,
    impact: 'Clerks cannot see what a division is, or where an old code went.',
  }),
} as const;
