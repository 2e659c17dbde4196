import { Paper, Table, Title } from '@mantine/core';
import { instantText } from '../words/dates.ts';
import { useLocale, useWords } from '../words/locale.tsx';
import type { AuditLine } from './account-line.ts';
import { accountWords } from './account-words.ts';
import { useAccounts } from './use-administration.ts';

/** The latest hundred acts on accounts; `yipan account audit` shows all. */
export function AccountAudit() {
  const text = useWords(accountWords);
  const { locale } = useLocale();
  const { data } = useAccounts<{ readonly acts: readonly AuditLine[] }>('/accounts/audit');
  return (
    <Paper withBorder>
      <Title order={2} size={16} p="md" pb={4}>
        {text.audit}
      </Title>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.at}</Table.Th>
            <Table.Th>{text.act}</Table.Th>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th>{text.by}</Table.Th>
            <Table.Th>{text.address}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data?.acts.map(({ seq, at, act, account, by, address, note }) => (
            <Table.Tr key={seq}>
              <Table.Td>{instantText(at, locale)}</Table.Td>
              <Table.Td>{note === undefined ? act : `${act} (${note})`}</Table.Td>
              <Table.Td>{account}</Table.Td>
              <Table.Td>{by}</Table.Td>
              <Table.Td>{address}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
