import { functionLine, identity, signedIn } from '../entries.ts';

/** 联系函: boxes, notices, and acting on them. */
export const noticeRoutes = {
  listBox: functionLine('http/list-box', {
    uses: { notices: ['box', 'sent'], directory: ['formerCodes', 'childrenOn'] },
    needs: signedIn,
    impact: 'Offices cannot see their inbox; limits go on running.',
  }),
  readNotice: functionLine('http/read-notice', {
    uses: {
      notices: ['get'],
      outages: ['all'],
      vault: ['get'],
      audit: ['append'],
      directory: ['formerCodes'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot open a notice.',
  }),
  raiseNotice: functionLine('http/raise-notice', {
    uses: { notices: ['create', 'get'], movements: ['log'], directory: ['divisionOn', 'formerCodes'] },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot send verification requests, referrals or corrections.',
  }),
  actOnNotice: functionLine('http/act-on-notice', {
    uses: {
      notices: ['get', 'save'],
      outages: ['all'],
      audit: ['append'],
      directory: ['formerCodes', 'divisionOn'],
    },
    needs: signedIn,
    impact: 'Offices cannot accept, answer or hand down notices; limits go on running.',
  }),
} as const;

/** Letters on paper to divisions that have not joined. */
export const paperRoutes = {
  setLetterhead: functionLine('http/set-letterhead', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Offices cannot set the telephone and address that their letters bear.',
  }),
  readLetterhead: functionLine('http/read-letterhead', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see their letterhead.',
  }),
  printLetter: functionLine('http/print-letter', {
    uses: {
      notices: ['get', 'save'],
      cases: ['one', 'save'],
      vault: ['get'],
      audit: ['append'],
      directory: ['formerCodes', 'divisionOn', 'ancestorsOn'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot print letters to divisions that have not joined.',
  }),
  actOnPaperLetter: functionLine('http/act-on-paper-letter', {
    uses: { notices: ['get', 'save'], audit: ['append'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Offices cannot enter that a letter was sent or pressed for.',
  }),
  listPaperLetters: functionLine('http/list-paper-letters', {
    uses: { notices: ['box'], directory: ['formerCodes', 'childrenOn'] },
    needs: signedIn,
    impact: 'Offices cannot see which letters are to be printed, sent or pressed for.',
  }),
  listLetterRegister: functionLine('http/list-letter-register', {
    uses: { notices: ['getMany'], cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot look up a letter by its number.',
  }),
} as const;

/** The morning digest: where each office has it sent. */
export const digestRoutes = {
  setDigestChannel: functionLine('http/set-digest-channel', {
    uses: { cases: ['one', 'list', 'save'], directory: ['divisionOn'] },
    needs: { ...signedIn, PSEUDONYM_KEY_SECRET: true, DIGEST_HOSTS: true },
    impact: 'Offices cannot set where their morning digest goes.',
  }),
  listDigestChannels: functionLine('http/list-digest-channels', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see what became of their morning digests.',
  }),
  testDigestChannel: functionLine('http/test-digest-channel', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn'] },
    needs: signedIn,
    impact: 'Offices cannot try out a channel of their morning digest.',
  }),
} as const;

/** The feed of notices: what became queued goes on its way. */
export const dispatchNotice = functionLine('stream/dispatch-notice', {
  uses: { queue: ['send'] },
  states: ['queued'],
  impact: 'Notices stay in the sender’s box 待送达: the receiver does not see them.',
});

/** The feed of notices: children of misrouted and disputed ones, lines of limits that ended. */
export const spawnNotices = functionLine('stream/spawn-notices', {
  uses: { notices: ['create'], duties: ['put'] },
  states: ['accepted', 'returned', 'misrouted', 'answered', 'closed', 'withdrawn'],
  impact:
    'Misrouted notices do not go on to the right division, disputes open no case, and assessments miss duties.',
});

export const deliverNotice = functionLine('queue/deliver-notice', {
  uses: { notices: ['get', 'save'], directory: ['successorsOf', 'divisionOn', 'hasJoined'] },
  impact: 'Notices wait on the queue: the receiver does not see them, and no limit starts.',
});
