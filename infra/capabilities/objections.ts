import { functionLine, inputsPlace, signedIn } from '../entries.ts';

/** 异议申诉, 复核: the right of reply to provisional results. */
export const objectionRoutes = {
  fileObjection: functionLine('http/file-objection', {
    uses: {
      assessments: ['run', 'result', 'latestResult', 'inputOf'],
      cases: ['one', 'save'],
      directory: ['formerCodes'],
      outages: ['all'],
    },
    needs: { ...signedIn, ...inputsPlace },
    impact: 'Units cannot object to their provisional result, while the time to object runs.',
  }),
  listObjections: functionLine('http/list-objections', {
    uses: {
      assessments: ['run', 'result', 'latestResult'],
      cases: ['one'],
      directory: ['formerCodes'],
      outages: ['all'],
    },
    needs: signedIn,
    impact: 'Units cannot see what became of their objections, nor until when they may object.',
  }),
  readObjection: functionLine('http/read-objection', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can read an objection with its evidence and its ruling.',
  }),
  actOnObjection: functionLine('http/act-on-objection', {
    uses: {
      facts: ['list'],
      duties: ['list'],
      notices: ['box', 'get'],
      reported: ['list', 'chain'],
      outages: ['all'],
      directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf', 'participantsUnder', 'formerCodes'],
      assessments: ['run', 'scheme', 'latestResult', 'addResult', 'result', 'inputOf'],
      cases: ['one', 'list', 'save'],
      movements: ['log'],
    },
    needs: { ...signedIn, ...inputsPlace },
    impact: 'Auditors cannot rule on objections, which hold up the lock until somebody does.',
  }),
  listObjectionsOfDivision: functionLine('http/list-objections-of-division', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Auditors do not see which objections wait for their ruling.',
  }),
} as const;
