import { Alert, Button, Group, Paper, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Refused } from '../api/problem.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../session/session.ts';
import { Failed } from '../states/failed.tsx';
import { dayText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import { divisionWords } from './division-words.ts';

/** When a county took part; the operator sets it. */
export function ParticipationOf({ code }: { readonly code: string }) {
  const text = useWords(divisionWords);
  const { locale } = useLocale();
  const { caller } = useSession();
  const { data, error, refetch } = useAnswer('readParticipation', { params: { code } });
  return (
    <Paper withBorder p="md">
      <Title order={2} size={16} mb={8}>
        {text.participation}
      </Title>
      {error && <Failed cause={error} again={() => void refetch()} />}
      {data?.body.participation.length === 0 && <Text c="dimmed">{text.never}</Text>}
      {data?.body.participation.map(({ joinedOn, leftOn }) => (
        <Text key={joinedOn}>
          {dayText(joinedOn, locale)} – {leftOn === null ? text.still : dayText(leftOn, locale)}
        </Text>
      ))}
      {caller.role === 'operator' && <SetParticipation code={code} />}
    </Paper>
  );
}

function SetParticipation({ code }: { readonly code: string }) {
  const text = useWords(divisionWords);
  const { call } = useSession();
  const queries = useQueryClient();
  const [joinedOn, setJoinedOn] = useState('');
  const [leftOn, setLeftOn] = useState('');
  const set = useMutation({
    mutationFn: () =>
      call('setParticipation', {
        params: { code },
        body: { joinedOn, leftOn: leftOn === '' ? null : leftOn },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate();
  };
  const problem = set.error instanceof Refused ? set.error.problem : undefined;
  return (
    <form onSubmit={submit}>
      <Group align="end" mt={12}>
        <TextInput
          type="date"
          label={text.joinedOn}
          required
          value={joinedOn}
          error={problem?.pointer === '/joinedOn'}
          onChange={({ currentTarget: { value } }) => setJoinedOn(value)}
        />
        <TextInput
          type="date"
          label={text.leftOn}
          value={leftOn}
          error={problem?.pointer === '/leftOn'}
          onChange={({ currentTarget: { value } }) => setLeftOn(value)}
        />
        <Button type="submit" loading={set.isPending}>
          {text.set}
        </Button>
      </Group>
      {set.error && (
        <Alert color="red" role="alert" mt={8}>
          {set.error.message}
        </Alert>
      )}
      {set.isSuccess && (
        <Alert color="green" role="status" mt={8}>
          {text.saved}
        </Alert>
      )}
    </form>
  );
}
