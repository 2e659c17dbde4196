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

/** The feed of notices: what became queued goes on its way. */
export const dispatchNotice = functionLine('stream/dispatch-notice', {
  uses: { queue: ['send'] },
  impact: 'Notices stay in the sender’s box 待送达: the receiver does not see them.',
});

/** The feed of notices: children of misrouted and disputed ones, lines of limits that ended. */
export const spawnNotices = functionLine('stream/spawn-notices', {
  uses: { notices: ['create'], duties: ['put'] },
  impact:
    'Misrouted notices do not go on to the right division, disputes open no case, and assessments miss duties.',
});

export const deliverNotice = functionLine('queue/deliver-notice', {
  uses: { notices: ['get', 'save'], directory: ['successorsOf', 'divisionOn', 'hasJoined'] },
  impact: 'Notices wait on the queue: the receiver does not see them, and no limit starts.',
});
