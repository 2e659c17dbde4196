import { functionLine, identity, signedIn } from '../entries.ts';

/** 变动登记: recording movements, and reading them back. */
export const movementRoutes = {
  recordMovement: functionLine('http/record-movement', {
    uses: {
      movements: ['log', 'append'],
      vault: ['get', 'put'],
      directory: ['divisionOn', 'formerCodes', 'villagesOf', 'area', 'areasOf'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Townships cannot record that somebody came or left.',
  }),
  recordBatch: functionLine('http/record-batch', {
    uses: {
      movements: ['log', 'append'],
      vault: ['get', 'put'],
      directory: ['divisionOn', 'formerCodes', 'villagesOf', 'area', 'areasOf'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Townships cannot record movements in batches; single records still work.',
  }),
  listFlows: functionLine('http/list-flows', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Managers cannot see which periods’ flows there are.',
  }),
  readFlows: functionLine('http/read-flows', {
    uses: { cases: ['one', 'list'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Managers cannot see where the arrivals of their division come from.',
  }),
  exportFlows: functionLine('http/export-flows', {
    uses: { cases: ['one', 'list'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Managers cannot take the flows of their division with them as a file.',
  }),
  listMovements: functionLine('http/list-movements', {
    uses: { facts: ['list'], directory: ['formerCodes', 'childrenOn'] },
    needs: signedIn,
    impact: 'Offices cannot see what they recorded in a period.',
  }),
} as const;

/** The feed of movements: ledgers, facts and notices come from it. */
export const deriveMovement = functionLine('stream/derive-movement', {
  uses: { residents: ['project'], facts: ['put'], notices: ['create'] },
  impact: 'Recorded movements do not reach the ledgers, and the other side is not told.',
});
