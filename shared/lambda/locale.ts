import type { Locale } from './problems.ts';

/** zh-CN unless English is preferred. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';
}
