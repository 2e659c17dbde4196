import { Button } from '@mantine/core';
import { Refused } from '../api/problem.ts';
import { useWords } from '../words/locale.tsx';
import { StateBox } from './state-box.tsx';

const words = {
  'zh-CN': {
    refused: '无法显示',
    away: '连不上平台',
    awayText: '网络或平台暂时不可用。已填写的内容没有丢失，恢复后可再试。',
    again: '再试一次',
  },
  en: {
    refused: 'This cannot be shown',
    away: 'The platform cannot be reached',
    awayText:
      'The network or the platform is away. Nothing that you typed is lost; try again when it is back.',
    again: 'Try again',
  },
};

/** What was asked for did not come: the platform's own sentence, or that it cannot be reached. */
export function Failed({ cause, again }: { readonly cause: unknown; readonly again?: () => void }) {
  const text = useWords(words);
  const isRefused = cause instanceof Refused;
  return (
    <StateBox
      role="alert"
      title={isRefused ? text.refused : text.away}
      action={
        again && (
          <Button variant="default" onClick={again}>
            {text.again}
          </Button>
        )
      }
    >
      {isRefused ? cause.problem.title : text.awayText}
    </StateBox>
  );
}
