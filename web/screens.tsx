import { type ComponentType, lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { type Session, useSession } from './session/session.ts';
import type { Post } from './session/token.ts';
import { Breakdown } from './states/breakdown.tsx';
import { Loading } from './states/loading.tsx';
import { NoSuchPage } from './states/no-such-page.tsx';
import { NotAllowed } from './states/not-allowed.tsx';
import type { Locale } from './words/locale.tsx';

/** A screen of the console: where it is found, for whom, and its code, which is loaded when somebody goes there. */
export interface Screen {
  readonly path: string;
  readonly roles: readonly Post[];
  /** Also for whoever administers accounts, whatever their post. */
  readonly administrators?: true;
  /** Its words in the navigation; a screen without them is reached from another one. */
  readonly words?: Readonly<Record<Locale, string>>;
  readonly page: ComponentType;
}

const offices = ['clerk', 'reviewer', 'manager', 'auditor'] as const;

/** All screens in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    roles: offices,
    words: { 'zh-CN': '待办件', en: 'Workqueue' },
    page: lazy(async () => ({ default: (await import('./workqueue/workqueue.tsx')).Workqueue })),
  },
  {
    path: '/divisions',
    roles: [...offices, 'operator', 'partner'],
    words: { 'zh-CN': '行政区划', en: 'Divisions' },
    page: lazy(async () => ({ default: (await import('./divisions/divisions.tsx')).Divisions })),
  },
  {
    path: '/divisions/:code',
    roles: [...offices, 'operator', 'partner'],
    page: lazy(async () => ({ default: (await import('./divisions/division.tsx')).DivisionPage })),
  },
  {
    path: '/schemes',
    roles: [...offices, 'operator'],
    words: { 'zh-CN': '考核方案', en: 'Schemes' },
    page: lazy(async () => ({ default: (await import('./schemes/schemes.tsx')).Schemes })),
  },
  {
    path: '/operations',
    roles: ['manager', 'auditor', 'operator'],
    words: { 'zh-CN': '运行情况', en: 'Running' },
    page: lazy(async () => ({ default: (await import('./operations/operations.tsx')).Operations })),
  },
  {
    path: '/accounts',
    roles: ['administrator'],
    administrators: true,
    words: { 'zh-CN': '用户', en: 'Users' },
    page: lazy(async () => ({ default: (await import('./accounts/accounts.tsx')).Accounts })),
  },
];

/** Whether a screen is one of those that the post of whoever is signed in uses. */
export function isFor(
  { roles, administrators }: Screen,
  { caller, administer }: Pick<Session, 'caller' | 'administer'>,
): boolean {
  return roles.includes(caller.role) || (administrators === true && administer !== undefined);
}

/** The screen that the address names. */
export function Screens() {
  const session = useSession();
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {screens.map((screen) => (
          <Route key={screen.path} path={screen.path}>
            <Breakdown>
              {isFor(screen, session) ? <screen.page /> : screen.path === '/' ? <Home /> : <NotAllowed />}
            </Breakdown>
          </Route>
        ))}
        <Route>
          <NoSuchPage />
        </Route>
      </Switch>
    </Suspense>
  );
}

/** Whoever has no workqueue begins at the first screen that their post has. */
function Home() {
  const session = useSession();
  const first = screens.find((screen) => screen.words !== undefined && isFor(screen, session));
  return first ? <Redirect href={first.path} replace /> : <NotAllowed />;
}
