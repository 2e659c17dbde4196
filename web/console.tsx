import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Router } from 'wouter';
import { freshQueries } from './api/queries.ts';
import { Frame } from './frame/frame.tsx';
import { Screens } from './screens.tsx';
import { SignedIn } from './session/signed-in.tsx';
import { Breakdown } from './states/breakdown.tsx';
import { theme } from './style/theme.ts';
import { LocaleProvider } from './words/locale.tsx';

/** The whole console: how it looks, its language, what it has read, who is signed in, where it is. */
export function Console() {
  const [queries] = useState(freshQueries);
  return (
    // Variables and classes stand in files: the policy of the page lets no style be written into it.
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <LocaleProvider>
        <Breakdown>
          <QueryClientProvider client={queries}>
            <SignedIn>
              <Router base="/console">
                <Frame>
                  <Screens />
                </Frame>
              </Router>
            </SignedIn>
          </QueryClientProvider>
        </Breakdown>
      </LocaleProvider>
    </MantineProvider>
  );
}
