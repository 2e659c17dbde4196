import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { builtConsole } from '../../local/console/built-console.ts';
import { consolePages } from '../../local/console/console-pages.ts';
import { SANDBOX_WAY } from '../../local/sandbox-sign-in/sign-in-routes.ts';
import { servedSandbox } from '../platform/served-sandbox.ts';
import { openBrowser } from './browser.ts';

/** The size of an ordinary screen in a township. */
const VIEWPORT = { width: 1366, height: 768 };

export interface SignedInAs {
  readonly role: string;
  /** '' for the operator. */
  readonly division: string;
  readonly locale?: 'zh-CN' | 'en';
}

/** The whole platform with its console on a free port, and a real browser to use it with. */
export async function servedConsole(folder?: string) {
  const built = await builtConsole(join(import.meta.dirname, '../..'), () => {});
  const page = consolePages(built, { sandbox: true, accounts: false, ways: [SANDBOX_WAY] });
  const [served, browser] = await Promise.all([servedSandbox(folder, page), openBrowser()]);
  const contexts: BrowserContext[] = [];
  /** Complaints of pages: errors of scripts, what the policy of the page forbade. A test that used a page looks at them. */
  const complaints: string[] = [];

  const open = async (locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> => {
    const context = await browser.newContext({ viewport: VIEWPORT, locale, timezoneId: 'America/New_York' });
    contexts.push(context);
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    opened.on('pageerror', (error) => complaints.push(String(error)));
    opened.on('console', (message) => {
      // The browser writes a line for every answer of 400 and above: those are the platform's refusals.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    return opened;
  };

  return {
    ...served,
    complaints: complaints as readonly string[],
    open,
    /** Somebody at the console, in a browser of their own. */
    async signIn({ role, division, locale = 'zh-CN' }: SignedInAs): Promise<Page> {
      const opened = await open(locale);
      await opened.goto(`${served.at}/`);
      await opened.locator('summary').click();
      await opened.locator('select[name=as_role]').selectOption(role);
      await opened.locator('form.other input[name=as_division]').fill(division);
      await opened.locator('form.other button').click();
      await opened.locator('nav').waitFor();
      return opened;
    },
    async close(): Promise<void> {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await served.close();
    },
  };
}
