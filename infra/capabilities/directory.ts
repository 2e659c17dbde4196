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
  readParticipation: functionLine('http/read-participation', {
    uses: { directory: ['participationOf'] },
    needs: signedIn,
    impact: 'Operators cannot see since when a county takes part.',
  }),
  setParticipation: functionLine('http/set-participation', {
    uses: { directory: ['divisionOn', 'participationOf', 'saveParticipation'] },
    needs: signedIn,
    impact: 'No county can join or leave.',
  }),
  listVillages: functionLine('http/list-villages', {
    uses: { directory: ['divisionOn', 'villagesOf'] },
    needs: signedIn,
    impact: 'Clerks cannot look up the villages of a township.',
  }),
  registerVillage: functionLine('http/register-village', {
    uses: { directory: ['divisionOn', 'village', 'saveVillage'] },
    needs: signedIn,
    impact: 'Townships cannot register villages.',
  }),
  changeVillage: functionLine('http/change-village', {
    uses: { directory: ['divisionOn', 'village', 'saveVillage'] },
    needs: signedIn,
    impact: 'Townships cannot rename villages or end them.',
  }),
  listAreas: functionLine('http/list-areas', {
    uses: { directory: ['formerCodes', 'childrenOn', 'areasOf'] },
    needs: signedIn,
    impact: 'Townships cannot see their responsibility areas.',
  }),
  registerArea: functionLine('http/register-area', {
    uses: { directory: ['divisionOn', 'area', 'saveArea'] },
    needs: signedIn,
    impact: 'Townships cannot register responsibility areas.',
  }),
  changeArea: functionLine('http/change-area', {
    uses: { directory: ['divisionOn', 'area', 'saveArea'] },
    needs: signedIn,
    impact: 'Townships cannot change responsibility areas.',
  }),
} as const;
