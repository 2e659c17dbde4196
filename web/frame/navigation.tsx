import { Link, useLocation } from 'wouter';
import { isFor, screens } from '../screens.tsx';
import { useSession } from '../session/session.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import style from './frame.module.css';

const words = { 'zh-CN': '主导航', en: 'Main navigation' };

/** The screens that this caller's post uses, and no others. */
export function Navigation() {
  const session = useSession();
  const { locale } = useLocale();
  const label = useWords(words);
  const [at] = useLocation();
  return (
    <nav className={style.navigation} aria-label={label}>
      {screens
        .filter((screen) => screen.words !== undefined && isFor(screen, session))
        .map(({ path, words: name }) => {
          const isHere = path === '/' ? at === '/' || at.startsWith('/notices') : at.startsWith(path);
          return (
            <Link key={path} href={path} className={style.entry} {...(isHere && { 'aria-current': 'page' })}>
              {name?.[locale]}
            </Link>
          );
        })}
    </nav>
  );
}
