import { createContext, useContext } from 'react';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { ConsoleConfiguration } from '../../shared/api/console-configuration.ts';
import type { Call, fileAs } from '../api/call.ts';

/** Who is signed in, and everything that is asked of the platform in their name. */
export interface Session {
  readonly caller: Caller;
  readonly sandbox: boolean;
  readonly configuration: ConsoleConfiguration;
  readonly call: Call;
  readonly file: ReturnType<typeof fileAs>;
  /** The division whose work is looked at: one of the caller's. Empty for the operator, who has none. */
  readonly office: string;
  readonly chooseOffice: (code: string) => void;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

export function useCaller(): Caller {
  return useSession().caller;
}

/** The division whose work is looked at. */
export function useOffice(): string {
  return useSession().office;
}
