import { Center, Loader } from '@mantine/core';
import { useWords } from '../words/locale.tsx';

const words = { 'zh-CN': '正在读取', en: 'Loading' };

/** Something is being read. */
export function Loading() {
  const label = useWords(words);
  return (
    <Center mih={160} role="status" aria-label={label}>
      <Loader size="sm" />
    </Center>
  );
}
