import {
  CONSOLE_CONFIGURATION_PATH,
  type ConsoleConfiguration,
} from '../../shared/api/console-configuration.ts';

/** How one signs in here. Throws where it cannot be read: nothing can be done without it. */
export async function readConfiguration(): Promise<ConsoleConfiguration> {
  const response = await fetch(CONSOLE_CONFIGURATION_PATH, { credentials: 'omit', cache: 'no-cache' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
