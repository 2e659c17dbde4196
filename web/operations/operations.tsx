import { Stack, Title } from '@mantine/core';
import { useCaller } from '../session/session.ts';
import { useWords } from '../words/locale.tsx';
import { DeadLetters } from './dead-letters.tsx';
import { StuckList } from './stuck-list.tsx';

const words = { 'zh-CN': '运行情况', en: 'Running' };

/** What does not move by itself any more. */
export function Operations() {
  const title = useWords(words);
  const { role } = useCaller();
  return (
    <Stack gap="md">
      <Title order={1} size={20}>
        {title}
      </Title>
      {role === 'operator' && <DeadLetters />}
      <StuckList />
    </Stack>
  );
}
