import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { instantText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import type { ProposalLine } from './account-line.ts';
import { accountWords } from './account-words.ts';
import { useAccounts } from './use-administration.ts';

/** What waits for another administrator's agreement. */
export function Proposals({ settle }: { readonly settle: (address: string) => void }) {
  const text = useWords(accountWords);
  const { locale } = useLocale();
  const { data } = useAccounts<{ readonly proposals: readonly ProposalLine[] }>('/accounts/proposals');
  return (
    <Paper withBorder p="md">
      <Title order={2} size={16} mb={8}>
        {text.proposals}
      </Title>
      {data?.proposals.length === 0 && <Text c="dimmed">{text.noProposals}</Text>}
      {data?.proposals.map(({ id, at, by, proposal }) => (
        <Group key={id} py={4}>
          <Text flex={1}>
            {instantText(at, locale)} {by}:{' '}
            {proposal.act === 'create'
              ? `${text.create} ${proposal.account.name}`
              : `${proposal.account} ${proposal.change.action}`}
          </Text>
          <Button size="compact-sm" onClick={() => settle(`/accounts/proposals/${id}/approve`)}>
            {text.approve}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => settle(`/accounts/proposals/${id}/reject`)}
          >
            {text.reject}
          </Button>
        </Group>
      ))}
    </Paper>
  );
}
