import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Empty } from '../states/empty.tsx';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { roleWords } from '../words/domain-words.ts';
import { useWords } from '../words/locale.tsx';
import { AccountActions } from './account-actions.tsx';
import { AccountAudit } from './account-audit.tsx';
import type { AccountLine } from './account-line.ts';
import { accountWords } from './account-words.ts';
import { NewAccount } from './new-account.tsx';
import { OutcomeNote } from './outcome-note.tsx';
import { Proposals } from './proposals.tsx';
import { useAccounts, useAct } from './use-administration.ts';

const colours = { enabled: 'green', disabled: 'gray', 'not-set-up': 'orange' } as const;

/** The accounts of this installation, for those who administer them. */
export function Accounts() {
  const text = useWords(accountWords);
  const roles = useWords(roleWords);
  const [isMaking, setMaking] = useState(false);
  const act = useAct();
  const { data, error, refetch } = useAccounts<{ readonly accounts: readonly AccountLine[] }>('/accounts');
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1} size={20}>
          {text.title}
        </Title>
        <Button onClick={() => setMaking(true)}>{text.create}</Button>
      </Group>
      <OutcomeNote outcome={act.data} error={act.error} />
      {isMaking && (
        <NewAccount
          close={() => setMaking(false)}
          save={(body) => act.mutate({ address: '/accounts', body }, { onSuccess: () => setMaking(false) })}
          isSaving={act.isPending}
        />
      )}
      <Paper withBorder>
        {error ? (
          <Failed cause={error} again={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : data.accounts.length === 0 ? (
          <Empty title={text.nobody} />
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.name}</Table.Th>
                <Table.Th>{text.displayName}</Table.Th>
                <Table.Th>{text.posts}</Table.Th>
                <Table.Th>{text.state}</Table.Th>
                <Table.Th>{text.actions}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.accounts.map((account) => (
                <Table.Tr key={account.account}>
                  <Table.Td>{account.name}</Table.Td>
                  <Table.Td>{account.displayName}</Table.Td>
                  <Table.Td>
                    {account.posts.map(({ role, divisions }) => (
                      <Text key={role}>
                        {roles[role]} {divisions.join(', ')}
                      </Text>
                    ))}
                    {account.administrator && <Badge variant="light">{text.administrator}</Badge>}
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="light" color={colours[account.state]}>
                      {text.states[account.state]}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    <AccountActions
                      account={account}
                      change={(body) => act.mutate({ address: `/accounts/${account.account}/changes`, body })}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Paper>
      <Proposals settle={(address) => act.mutate({ address })} />
      <AccountAudit />
    </Stack>
  );
}
