import { HEALTH_PATH, referencePaths } from '../../shared/api/public-pages.ts';
import { type FunctionLine, functionLine } from '../entries.ts';

/** Pages for everybody, and the function behind them. */
export interface PublicPage {
  readonly paths: readonly string[];
  readonly line: FunctionLine;
  /** Why no token is asked for. */
  readonly because: string;
}

/** The reference of the API, and whether it answers. */
export const publicPages: readonly PublicPage[] = [
  {
    paths: referencePaths,
    line: functionLine('http/read-reference', {
      uses: {},
      impact: 'Whoever connects a system cannot open the reference of the API; the API itself works.',
    }),
    because: 'The reference is for everybody; it has no data, and its function may read none.',
  },
  {
    paths: [HEALTH_PATH],
    line: functionLine('http/read-health', {
      uses: {},
      impact:
        'Whoever watches the platform from outside is told that it is down, although only this answer may be missing.',
    }),
    because:
      'Whoever watches from outside has no token; the answer says nothing, and its function may read nothing.',
  },
];
