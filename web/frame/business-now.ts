import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../session/session.ts';

/** What time it is for the platform's business: the sandbox's own clock there, else this machine's. Undefined until it is known. */
export function useBusinessNow(): string | undefined {
  const { sandbox } = useSession();
  const { data } = useAnswer('readClock', {}, { enabled: sandbox, every: 60_000 });
  return sandbox ? data?.body.now : new Date().toISOString();
}
