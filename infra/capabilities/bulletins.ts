import { functionLine, signedIn } from '../entries.ts';

/** 考核通报: drafted by the workflow, edited and issued by people, read by all below the office. */
export const bulletinRoutes = {
  listBulletins: functionLine('http/list-bulletins', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot find bulletins: neither their drafts nor what was issued.',
  }),
  readBulletin: functionLine('http/read-bulletin', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can read a bulletin.',
  }),
  printBulletin: functionLine('http/print-bulletin', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can print a bulletin or have it as a Word file.',
  }),
  editBulletin: functionLine('http/edit-bulletin', {
    uses: { cases: ['one', 'save'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Drafts of bulletins cannot be edited, and so not be issued.',
  }),
  issueBulletin: functionLine('http/issue-bulletin', {
    uses: { cases: ['one', 'save'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Managers cannot issue bulletins.',
  }),
  redraftBulletin: functionLine('http/redraft-bulletin', {
    uses: {
      assessments: ['run', 'scheme', 'result'],
      cases: ['one', 'save'],
      directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
    },
    needs: signedIn,
    impact: 'What replaces a withdrawn bulletin cannot be drafted.',
  }),
  readRanking: functionLine('http/read-ranking', {
    uses: {
      assessments: ['run', 'scheme', 'result'],
      cases: ['one'],
      directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
    },
    needs: signedIn,
    impact: 'Units cannot see the published ranking.',
  }),
  withdrawBulletin: functionLine('http/withdraw-bulletin', {
    uses: { cases: ['one', 'save'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'A bulletin that is wrong cannot be withdrawn.',
  }),
} as const;
