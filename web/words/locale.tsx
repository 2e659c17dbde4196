import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Locale = 'zh-CN' | 'en';

interface Chosen {
  readonly locale: Locale;
  readonly choose: (locale: Locale) => void;
}

const KEPT = 'yipan-locale';
const Context = createContext<Chosen>({ locale: 'zh-CN', choose: () => {} });

/** zh-CN unless English was chosen here, or the browser asks for English first. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, choose] = useState(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(KEPT, locale);
  }, [locale]);
  const chosen = useMemo(() => ({ locale, choose }), [locale]);
  return <Context value={chosen}>{children}</Context>;
}

export function useLocale(): Chosen {
  return useContext(Context);
}

/** The words of a part of the console in the language chosen. Both languages stand beside each other in the part's own file. */
export function useWords<T>(words: Readonly<Record<Locale, T>>): T {
  return words[useContext(Context).locale];
}

/** For what is no component: the language that the page says it is in. */
export function localeOfPage(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

function firstLocale(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh-CN') return kept;
  return /^en/i.test(navigator.language) ? 'en' : 'zh-CN';
}
