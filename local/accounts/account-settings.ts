import type { Configuration } from '../serve/configuration/configuration.ts';
import type { AccountSettings } from './accounts.ts';

/** Limits of sessions and passwords as the configuration says them. */
export function accountSettings({
  idleMinutes,
  longestHours,
  passwordDays,
}: Configuration['accounts']): AccountSettings {
  return {
    idleMs: idleMinutes * 60_000,
    longestMs: longestHours * 3_600_000,
    passwordMs: passwordDays * 86_400_000,
  };
}
