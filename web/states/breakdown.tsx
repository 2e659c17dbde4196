import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from '../words/locale.tsx';
import { StateBox } from './state-box.tsx';

const words = {
  'zh-CN': {
    title: '这一页出错了',
    text: '可能是平台刚升级，或网络中断。重新打开后再试；没有保存的内容需要重新填写。',
    again: '重新打开',
  },
  en: {
    title: 'This page broke',
    text: 'The platform may just have been upgraded, or the network broke off. Open it again; what was not saved has to be typed again.',
    again: 'Open again',
  },
};

/** Keeps a fault of one part from taking the rest with it. React asks for a class here; there is no other way. */
export class Breakdown extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { title, text, again } = useWords(words);
  return (
    <StateBox title={title} role="alert" action={<Button onClick={() => location.reload()}>{again}</Button>}>
      {text}
    </StateBox>
  );
}
