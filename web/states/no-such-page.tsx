import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../words/locale.tsx';
import { StateBox } from './state-box.tsx';

const words = {
  'zh-CN': { title: '没有这个页面', home: '回到首页' },
  en: { title: 'There is no such page', home: 'To the first page' },
};

export function NoSuchPage() {
  const { title, home } = useWords(words);
  return (
    <StateBox
      title={title}
      action={
        <Anchor component={Link} href="/">
          {home}
        </Anchor>
      }
    />
  );
}
