import { Badge, Button, Modal, Paper, Stack, Table, Title } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.ts';
import { useCaller } from '../session/session.ts';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { dayText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import { SchemeDraft } from './scheme-draft.tsx';
import { SchemeText } from './scheme-text.tsx';
import { schemeWords } from './scheme-words.ts';

const colours = { coming: 'blue', 'in-force': 'green', past: 'gray', offered: 'gray' } as const;

/** Every version of every scheme, and a place to check a draft. */
export function Schemes() {
  const text = useWords(schemeWords);
  const { locale } = useLocale();
  const { role } = useCaller();
  const [shown, setShown] = useState<{ readonly schemeId: string; readonly version: number }>();
  const [draft, setDraft] = useState('');
  const { data, error, refetch } = useAnswer('listSchemes', {});
  if (error) return <Failed cause={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  const mayDraft = role === 'manager' || role === 'operator';
  return (
    <Stack gap="md">
      <Title order={1} size={20}>
        {text.title}
      </Title>
      <Paper withBorder>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.name}</Table.Th>
              <Table.Th>{text.version}</Table.Th>
              <Table.Th>{text.standing}</Table.Th>
              <Table.Th>{text.from}</Table.Th>
              <Table.Th>{text.document}</Table.Th>
              <Table.Th>{text.office}</Table.Th>
              <Table.Th>{text.show}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.body.schemes.map((one) => (
              <Table.Tr key={`${one.schemeId} ${one.version}`}>
                <Table.Td>{locale === 'en' ? one.en : one.zh}</Table.Td>
                <Table.Td>{one.version}</Table.Td>
                <Table.Td>
                  <Badge variant="light" color={colours[one.standing]}>
                    {text.standings[one.standing]}
                  </Badge>
                </Table.Td>
                <Table.Td>{dayText(one.effectiveFrom, locale)}</Table.Td>
                <Table.Td>{one.document.number}</Table.Td>
                <Table.Td>{one.document.office}</Table.Td>
                <Table.Td>
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={text.showOf(`${locale === 'en' ? one.en : one.zh} ${one.version}`)}
                    onClick={() => setShown(one)}
                  >
                    {text.show}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      {mayDraft && <SchemeDraft typed={draft} type={setDraft} />}
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        size="xl"
        title={text.show}
        closeButtonProps={{ 'aria-label': text.cancel }}
      >
        {shown && (
          <SchemeText
            {...shown}
            take={
              mayDraft
                ? (whole) => {
                    setDraft(whole);
                    setShown(undefined);
                  }
                : undefined
            }
          />
        )}
      </Modal>
    </Stack>
  );
}
