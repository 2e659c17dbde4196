import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ConsoleConfiguration, SignInWay } from '../../shared/api/console-configuration.ts';
import { callAs, fileAs, sendTo } from '../api/call.ts';
import { type AccountSession, resumeAccount } from './account-calls.ts';
import { Loading } from '../states/loading.tsx';
import { Away } from '../states/away.tsx';
import { readConfiguration } from './configuration.ts';
import { comeBack, goToIssuer, isComingBack, leaveIssuer } from './oidc.ts';
import { SessionContext } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { type Token, tokenOf } from './token.ts';

/** Somebody who is in: by an issuer, or by an account of this installation. */
interface Entered {
  readonly token: Token;
  readonly account?: AccountSession;
}

type At =
  | { readonly kind: 'starting' }
  | { readonly kind: 'away' }
  | { readonly kind: 'signed-out'; readonly configuration: ConsoleConfiguration; readonly refused: boolean }
  | ({ readonly kind: 'signed-in'; readonly configuration: ConsoleConfiguration } & Entered);

/** Shows what is inside once somebody is signed in: coming back from the issuer, or being sent there. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const [at, setAt] = useState<At>({ kind: 'starting' });
  const began = useRef(false);
  useEffect(() => {
    // A code is good once: what React does twice while developing must not be done twice here.
    if (began.current) return;
    began.current = true;
    begin().then(setAt, () => setAt({ kind: 'away' }));
  }, []);
  if (at.kind === 'starting') return <Loading />;
  if (at.kind === 'away') return <Away again={() => location.reload()} />;
  if (at.kind === 'signed-out')
    return (
      <SignIn
        configuration={at.configuration}
        refused={at.refused}
        signedIn={(account) =>
          setAt({
            kind: 'signed-in',
            configuration: at.configuration,
            token: tokenOf(account.token),
            account,
          })
        }
      />
    );
  const { configuration, token, account } = at;
  const ended = () => setAt({ kind: 'signed-out', configuration, refused: false });
  return (
    <Inside configuration={configuration} token={token} account={account} ended={ended}>
      {children}
    </Inside>
  );
}

async function begin(): Promise<At> {
  const configuration = await readConfiguration();
  // Also after signing out there: then nothing was asked for, and nobody is sent back at once.
  if (isComingBack()) {
    const isAnswer = new URL(location.href).searchParams.has('state');
    const text = await comeBack(configuration.ways).catch(() => undefined);
    if (text !== undefined) return { kind: 'signed-in', configuration, token: tokenOf(text) };
    return { kind: 'signed-out', configuration, refused: isAnswer };
  }
  if (configuration.accounts) {
    const account = await resumeAccount();
    if (account) return { kind: 'signed-in', configuration, token: tokenOf(account.token), account };
    return { kind: 'signed-out', configuration, refused: false };
  }
  const [only, ...others] = configuration.ways;
  if (only && others.length === 0) {
    await goToIssuer(only);
    return { kind: 'starting' };
  }
  return { kind: 'signed-out', configuration, refused: false };
}

function Inside({
  configuration,
  token,
  account,
  ended,
  children,
}: {
  readonly configuration: ConsoleConfiguration;
  readonly token: Token;
  readonly account: AccountSession | undefined;
  readonly ended: () => void;
  readonly children: ReactNode;
}) {
  const queries = useQueryClient();
  const { caller, text } = token;
  const [office, chooseOffice] = useState(caller.divisions[0] ?? '');
  const session = useMemo(() => {
    const forget = () => {
      queries.clear();
      ended();
    };
    const asking = { token: () => text, ended: forget };
    const [way] = configuration.ways as readonly [SignInWay?];
    return {
      caller,
      configuration,
      sandbox: configuration.sandbox,
      call: callAs(asking),
      file: fileAs(asking),
      office,
      chooseOffice,
      administer: account?.account.administrator
        ? <T,>(method: 'GET' | 'POST', address: string, body?: unknown) =>
            sendTo<T>(method, address, body, text)
        : undefined,
      signOut: () => {
        if (account) void sendTo('POST', '/account/sign-out', {}, text).catch(() => {});
        forget();
        if (!account && way) leaveIssuer(way);
      },
    };
  }, [account, caller, configuration, ended, office, queries, text]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
