import { functionLine, signedIn } from '../entries.ts';

/** 整改、阶段性任务、月报表、月调度: what superiors give units to do by a day. */
export const taskRoutes = {
  setTasks: functionLine('http/set-tasks', {
    uses: { cases: ['one', 'save'], directory: ['divisionOn', 'area'] },
    needs: signedIn,
    impact: 'Counties cannot set dated work for their units.',
  }),
  listTasks: functionLine('http/list-tasks', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Units do not see what they are to put right, while its days run.',
  }),
  readTask: functionLine('http/read-task', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can open a rectification or a task.',
  }),
  actOnTask: functionLine('http/act-on-task', {
    uses: { cases: ['one', 'save'], outages: ['all'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Units cannot report what they put right, and nobody can accept it; days go on running.',
  }),
  listReturns: functionLine('http/list-returns', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody sees which monthly returns are there.',
  }),
  readReturn: functionLine('http/read-return', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Townships cannot open their monthly return.',
  }),
  actOnReturn: functionLine('http/act-on-return', {
    uses: { cases: ['one', 'save'], directory: ['formerCodes', 'divisionOn'] },
    needs: signedIn,
    impact: 'Townships cannot file or confirm their monthly return; its day passes.',
  }),
  readDispatchList: functionLine('http/read-dispatch-list', {
    uses: {
      cases: ['list', 'one'],
      notices: ['box'],
      assessments: ['resultsOf'],
      directory: ['formerCodes', 'childrenOn'],
    },
    needs: signedIn,
    impact: 'Counties do not see which townships are behind.',
  }),
} as const;
