import { Alert, Button, Group, Modal, Paper, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../session/session.ts';
import { Failed } from '../states/failed.tsx';
import { numberText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import { schemeWords } from './scheme-words.ts';

type Read = { readonly scheme: Record<string, unknown> } | { readonly fault: string } | undefined;

/** A draft that is checked while it is typed, by the same check that publishing does. */
export function SchemeDraft({
  typed,
  type,
}: {
  readonly typed: string;
  readonly type: (text: string) => void;
}) {
  const text = useWords(schemeWords);
  const { locale } = useLocale();
  const { caller, call } = useSession();
  const queries = useQueryClient();
  const [settled] = useDebouncedValue(typed, 400);
  const [isAsking, setAsking] = useState(false);
  const read = readJson(settled);
  const scheme = read && 'scheme' in read ? read.scheme : undefined;
  const { data, error } = useAnswer(
    'checkScheme',
    { body: { scheme: scheme ?? {} } },
    { enabled: scheme !== undefined },
  );
  const publish = useMutation({
    mutationFn: () => call('publishScheme', { body: { scheme: scheme ?? {} } }),
    onSuccess: () => queries.invalidateQueries(),
    onSettled: () => setAsking(false),
  });
  const isValid = scheme !== undefined && data?.body.valid === true;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size={16}>
          {text.draft}
        </Title>
        <Text c="dimmed">{text.draftAbout}</Text>
        <Textarea
          label={text.text}
          autosize
          minRows={6}
          maxRows={18}
          spellCheck={false}
          value={typed}
          error={read && 'fault' in read ? text.notJson(read.fault) : undefined}
          onChange={({ currentTarget: { value } }) => type(value)}
        />
        {error && <Failed cause={error} />}
        {isValid && (
          <Alert color="green" role="status">
            {text.valid}
          </Alert>
        )}
        {scheme !== undefined && data?.body.valid === false && (
          <>
            <Alert color="orange" role="status">
              {text.faults(numberText(data.body.problems.length, locale))}
            </Alert>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.line}</Table.Th>
                  <Table.Th>{text.fault}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.body.problems.map((one) => (
                  <Table.Tr key={`${one.line} ${one.name}`}>
                    <Table.Td>
                      <code>{one.line}</code>
                    </Table.Td>
                    <Table.Td>{locale === 'en' ? one.en : one.zh}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
        {caller.role === 'operator' && (
          <Group>
            <Button disabled={!isValid} onClick={() => setAsking(true)}>
              {text.publish}
            </Button>
          </Group>
        )}
        {publish.error && (
          <Alert color="red" role="alert">
            {publish.error.message}
          </Alert>
        )}
        {publish.isSuccess && (
          <Alert color="green" role="status">
            {text.published}
          </Alert>
        )}
      </Stack>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={text.publish}
        closeButtonProps={{ 'aria-label': text.cancel }}
      >
        <Text mb="md">{text.confirm}</Text>
        <Group>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {text.yes}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {text.cancel}
          </Button>
        </Group>
      </Modal>
    </Paper>
  );
}

function readJson(typed: string): Read {
  if (typed.trim() === '') return undefined;
  try {
    return { scheme: JSON.parse(typed) as Record<string, unknown> };
  } catch (cause) {
    return { fault: cause instanceof Error ? cause.message : String(cause) };
  }
}
