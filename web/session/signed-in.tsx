import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ConsoleConfiguration, SignInWay } from '../../shared/api/console-configuration.ts';
import { callAs, fileAs } from '../api/call.ts';
import { Loading } from '../states/loading.tsx';
import { Away } from '../states/away.tsx';
import { readConfiguration } from './configuration.ts';
import { comeBack, goToIssuer, isComingBack, leaveIssuer } from './oidc.ts';
import { SessionContext } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { type Token, tokenOf } from './token.ts';

type At =
  | { readonly kind: 'starting' }
  | { readonly kind: 'away' }
  | { readonly kind: 'signed-out'; readonly configuration: ConsoleConfiguration; readonly refused: boolean }
  | { readonly kind: 'signed-in'; readonly configuration: ConsoleConfiguration; readonly token: Token };

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
        signedIn={(text) =>
          setAt({ kind: 'signed-in', configuration: at.configuration, token: tokenOf(text) })
        }
      />
    );
  const { configuration, token } = at;
  const ended = () => setAt({ kind: 'signed-out', configuration, refused: false });
  return (
    <Inside configuration={configuration} token={token} ended={ended}>
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
  ended,
  children,
}: {
  readonly configuration: ConsoleConfiguration;
  readonly token: Token;
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
      signOut: () => {
        forget();
        if (way) leaveIssuer(way);
      },
    };
  }, [caller, configuration, ended, office, queries, text]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
