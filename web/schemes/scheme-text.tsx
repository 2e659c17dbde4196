import { Button, Code, Stack } from '@mantine/core';
import { useAnswer } from '../api/use-answer.ts';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { useWords } from '../words/locale.tsx';
import { schemeWords } from './scheme-words.ts';

/** One version of a scheme, whole. */
export function SchemeText({
  schemeId,
  version,
  take,
}: {
  readonly schemeId: string;
  readonly version: number;
  readonly take: ((whole: string) => void) | undefined;
}) {
  const text = useWords(schemeWords);
  const { data, error } = useAnswer('readScheme', { params: { schemeId, version: String(version) } });
  if (error) return <Failed cause={error} />;
  if (!data) return <Loading />;
  const whole = JSON.stringify(data.body.scheme, null, 2);
  return (
    <Stack>
      {take && (
        <Button data-autofocus onClick={() => take(whole)}>
          {text.take}
        </Button>
      )}
      <Code block mah={480} tabIndex={0}>
        {whole}
      </Code>
    </Stack>
  );
}
