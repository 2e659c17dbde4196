import { Button, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../session/session.ts';
import { roleWords } from '../words/domain-words.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import style from './frame.module.css';
import { Navigation } from './navigation.tsx';
import { usePlace } from './place.ts';
import { SandboxBar } from './sandbox-bar.tsx';

const words = {
  'zh-CN': {
    skip: '跳到正文',
    signOut: '退出',
    other: 'English',
    otherLabel: 'Switch to English',
    office: '办理单位',
  },
  en: {
    skip: 'Skip to the page',
    signOut: 'Sign out',
    other: '中文',
    otherLabel: '切换为中文',
    office: 'Office',
  },
};

/** What stands around every screen: who one is, where one can go, in the sandbox what day it is. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { caller, sandbox, signOut } = useSession();
  const { locale, choose } = useLocale();
  const text = useWords(words);
  const roles = useWords(roleWords);
  return (
    <div className={style.frame}>
      <a className={style.skip} href="#page">
        {text.skip}
      </a>
      <header className={style.head}>
        <span className={style.mark}>
          一盘棋 <span>Yipan</span>
        </span>
        <Office />
        <span className={style.role}>{roles[caller.role]}</span>
        <span className={style.space} />
        {sandbox && <SandboxBar />}
        <Button
          variant="subtle"
          className={style.quiet}
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          aria-label={text.otherLabel}
          onClick={() => choose(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {text.other}
        </Button>
        <Button variant="subtle" className={style.quiet} onClick={signOut}>
          {text.signOut}
        </Button>
      </header>
      <Navigation />
      <main id="page" className={style.page} tabIndex={-1}>
        {children}
      </main>
      {sandbox && (
        <footer className={style.demo}>
          演示数据，与真实单位无关 · Demo data, nothing to do with real offices
        </footer>
      )}
    </div>
  );
}

/** The division whose work is looked at; a choice where the caller answers for several. */
function Office() {
  const { caller, office, chooseOffice } = useSession();
  const text = useWords(words);
  const name = usePlace(office);
  if (caller.divisions.length < 2) return <span className={style.office}>{name}</span>;
  return (
    <Select
      aria-label={text.office}
      size="xs"
      data={[...caller.divisions]}
      value={office}
      allowDeselect={false}
      onChange={(code) => code !== null && chooseOffice(code)}
    />
  );
}
