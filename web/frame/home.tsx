import { Redirect } from 'wouter';
import { isFor, screens } from '../screens.tsx';
import { useSession } from '../session/session.ts';
import { NotAllowed } from '../states/not-allowed.tsx';

/** Whoever has no workqueue begins at the first screen that their post has. */
export function Home() {
  const session = useSession();
  const first = screens.find((screen) => screen.words !== undefined && isFor(screen, session));
  return first ? <Redirect href={first.path} replace /> : <NotAllowed />;
}
