import { type ComponentType, lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import type { Role } from '../shared/domain/caller/caller.ts';
import { useCaller } from './session/session.ts';
import { Breakdown } from './states/breakdown.tsx';
import { Loading } from './states/loading.tsx';
import { NoSuchPage } from './states/no-such-page.tsx';
import { NotAllowed } from './states/not-allowed.tsx';
import type { Locale } from './words/locale.tsx';

/** A screen of the console: where it is found, for whom, and its code, which is loaded when somebody goes there. */
export interface Screen {
  readonly path: string;
  readonly roles: readonly Role[];
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
];

/** The screen that the address names. */
export function Screens() {
  const { role } = useCaller();
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {screens.map(({ path, roles, page: Page }) => (
          <Route key={path} path={path}>
            <Breakdown>{roles.includes(role) ? <Page /> : <NotAllowed />}</Breakdown>
          </Route>
        ))}
        <Route>
          <NoSuchPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
