import { useWords } from '../words/locale.tsx';
import { StateBox } from './state-box.tsx';

const words = {
  'zh-CN': { title: '没有权限', text: '您的岗位不办理这项工作。如需办理，请联系本单位管理员。' },
  en: {
    title: 'Not for you',
    text: 'Your post does not do this work. Ask the administrator of your office if it should.',
  },
};

export function NotAllowed() {
  const { title, text } = useWords(words);
  return <StateBox title={title}>{text}</StateBox>;
}
