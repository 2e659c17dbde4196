import { createContext, useContext } from 'react';
import type { ConsoleConfiguration } from '../../shared/api/console-configuration.ts';
import type { Call, fileAs } from '../api/call.ts';
import type { Bearer } from './token.ts';

/** Who is signed in, and everything that is asked of the platform in their name. */
export interface Session {
  readonly caller: Bearer;
  readonly sandbox: boolean;
  readonly configuration: ConsoleConfiguration;
  readonly call: Call;
  readonly file: ReturnType<typeof fileAs>;
  /** The division whose work is looked at: one of the caller's. Empty for the operator, who has none. */
  readonly office: string;
  readonly chooseOffice: (code: string) => void;
  readonly signOut: () => void;
  /** Set where a local account that may administer accounts is signed in: asks the routes of accounts in its name. */
  readonly administer: Administer | undefined;
}

/** Calls a route of local accounts (docs/accounts.md) as the administrator who is signed in. */
export type Administer = <T>(method: 'GET' | 'POST', address: string, body?: unknown) => Promise<T>;

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

export function useCaller(): Bearer {
  return useSession().caller;
}

/** The division whose work is looked at. */
export function useOffice(): string {
  return useSession().office;
}
