import { Alert, Button, Code, Group, Paper, Select, Table, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '../api/problem.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../session/session.ts';
import { Empty } from '../states/empty.tsx';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { instantText, numberText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';

const words = {
  'zh-CN': {
    title: '投递失败件',
    none: '没有投递失败件',
    source: '来源',
    all: '全部来源',
    at: '时间',
    reason: '原因',
    body: '内容（只有编号，没有身份信息）',
    one: '重新投递',
    oneOf: (id: string) => `重新投递 ${id}`,
    whole: '重新投递该来源全部',
    done: (redriven: string, failed: string) => `已重新投递 ${redriven} 件，仍失败 ${failed} 件。`,
    away: '没有完成，请再试一次。已投递的不会重复。',
  },
  en: {
    title: 'Dead letters',
    none: 'There are no dead letters',
    source: 'Source',
    all: 'All sources',
    at: 'When',
    reason: 'Why',
    body: 'Content (ids only, no identity)',
    one: 'Redrive',
    oneOf: (id: string) => `Redrive ${id}`,
    whole: 'Redrive all of this source',
    done: (redriven: string, failed: string) => `${redriven} put back, ${failed} failed again.`,
    away: 'It did not end. Try again: nothing that was put back is done twice.',
  },
};

/** What could not be handled, and putting it back. */
export function DeadLetters() {
  const text = useWords(words);
  const { locale } = useLocale();
  const { call } = useSession();
  const queries = useQueryClient();
  const [source, setSource] = useState<string>();
  const { data, error, refetch } = useAnswer('listDeadLetters', {
    query: source === undefined ? {} : { source },
  });
  const redrive = useMutation({
    mutationFn: async (what: { readonly source: string; readonly id?: string }) => {
      let redriven = 0;
      let failed = 0;
      let cursor: string | undefined;
      // A source is put back page by page: each call comes on for as long as it has time.
      do {
        const { body } = await call('redrive', {
          body: { ...what, ...(cursor !== undefined && { cursor }) },
        });
        redriven += body.redriven;
        failed += body.failed;
        cursor = body.next;
      } while (cursor !== undefined);
      return { redriven, failed };
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Paper withBorder>
      <Title order={2} size={16} p="md" pb={4}>
        {text.title}
      </Title>
      <Group px="md" pb="xs">
        <Select
          w={280}
          aria-label={text.source}
          placeholder={text.all}
          clearable
          data={[...(data?.body.sources ?? [])]}
          value={source ?? null}
          onChange={(value) => setSource(value ?? undefined)}
        />
        {source !== undefined && (
          <Button loading={redrive.isPending} onClick={() => redrive.mutate({ source })}>
            {text.whole}
          </Button>
        )}
      </Group>
      {redrive.data && (
        <Alert mx="md" mb="xs" color="green" role="status">
          {text.done(numberText(redrive.data.redriven, locale), numberText(redrive.data.failed, locale))}
        </Alert>
      )}
      {redrive.error && (
        <Alert mx="md" mb="xs" color="red" role="alert">
          {redrive.error instanceof Refused ? redrive.error.problem.title : text.away}
        </Alert>
      )}
      {error ? (
        <Failed cause={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.body.letters.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.source}</Table.Th>
              <Table.Th>{text.at}</Table.Th>
              <Table.Th>{text.reason}</Table.Th>
              <Table.Th>{text.body}</Table.Th>
              <Table.Th>{text.one}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.body.letters.map(({ id, source: from, reason, at, body }) => (
              <Table.Tr key={`${from} ${id}`}>
                <Table.Td>{from}</Table.Td>
                <Table.Td>{instantText(at, locale)}</Table.Td>
                <Table.Td>{reason}</Table.Td>
                <Table.Td>
                  <Code block mah={80} tabIndex={0}>
                    {body}
                  </Code>
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={text.oneOf(id)}
                    loading={redrive.isPending}
                    onClick={() => redrive.mutate({ source: from, id })}
                  >
                    {text.one}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}
