import { existsSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { ConsoleConfiguration } from '../../shared/api/console-configuration.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { builtConsole } from '../console/built-console.ts';
import { consolePages } from '../console/console-pages.ts';
import type { Page } from '../runtime/server.ts';
import type { Configuration } from './configuration/configuration.ts';

const ROOT = join(import.meta.dirname, '../..');

export type ConsolePage = (path: string, headers: IncomingHttpHeaders) => Page | undefined;

/** The console's pages for real use; none where it is turned off. An offline bundle brings it built, a checkout builds it. */
export async function installedConsole(configuration: Configuration, log: Log): Promise<ConsolePage> {
  if (!configuration.console.enabled) return () => undefined;
  const isCheckout = existsSync(join(ROOT, 'scripts', 'build-console.ts'));
  const folder = isCheckout
    ? await builtConsole(ROOT, () => log('console-building', {}))
    : join(ROOT, 'web', 'dist');
  return consolePages(folder, consoleConfiguration(configuration));
}

/** The ways in that this installation has: its own accounts, and every issuer at which the console is a known client. */
export function consoleConfiguration({ accounts, issuers }: Configuration): ConsoleConfiguration {
  return {
    sandbox: false,
    accounts: accounts.enabled,
    ways: issuers.flatMap(
      ({ issuer, consoleClient, authorizationEndpoint, tokenEndpoint, endSessionEndpoint }) =>
        consoleClient === undefined || authorizationEndpoint === undefined || tokenEndpoint === undefined
          ? []
          : [
              {
                kind: 'oidc' as const,
                issuer,
                clientId: consoleClient,
                authorizationEndpoint,
                tokenEndpoint,
                ...(endSessionEndpoint !== undefined && { endSessionEndpoint }),
                scope: 'openid',
              },
            ],
    ),
  };
}
