import { Paper, Table, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAnswer } from '../api/use-answer.ts';
import { Empty } from '../states/empty.tsx';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { useWords } from '../words/locale.tsx';
import { divisionWords } from './division-words.ts';

/** Finds a division by its name, initials or code. */
export function Divisions() {
  const text = useWords(divisionWords);
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 200);
  const { data, error, refetch } = useAnswer(
    'searchDivisions',
    { query: { text: asked, limit: '50' } },
    { enabled: asked !== '' },
  );
  return (
    <>
      <Title order={1} size={20} mb={12}>
        {text.title}
      </Title>
      <TextInput
        label={text.search}
        description={text.hint}
        maw={420}
        mb={12}
        maxLength={40}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <Paper withBorder>
        {asked === '' ? (
          <Empty title={text.start} />
        ) : error ? (
          <Failed cause={error} again={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : data.body.divisions.length === 0 ? (
          <Empty title={text.none}>{text.noneText}</Empty>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.code}</Table.Th>
                <Table.Th>{text.name}</Table.Th>
                <Table.Th>{text.level}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.body.divisions.map(({ code, name, level }) => (
                <Table.Tr key={code}>
                  <Table.Td>{code}</Table.Td>
                  <Table.Td>
                    <Link href={`/divisions/${code}`}>{name}</Link>
                  </Table.Td>
                  <Table.Td>{text.levels[level]}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Paper>
    </>
  );
}
