import { Badge, Paper, Table, Title } from '@mantine/core';
import { useAnswer } from '../api/use-answer.ts';
import { useOffice } from '../session/session.ts';
import { Empty } from '../states/empty.tsx';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { noticeKindWords, noticeStateWords } from '../words/domain-words.ts';
import { dayText, numberText } from '../words/dates.ts';
import { type Locale, useLocale, useWords } from '../words/locale.tsx';

const words = {
  'zh-CN': {
    title: '待办件',
    number: '编号',
    kind: '种类',
    state: '状态',
    left: '剩余',
    days: (days: number, locale: Locale) =>
      days < 0 ? `超期 ${numberText(-days, locale)} 天` : `剩 ${numberText(days, locale)} 天`,
    limit: '期限',
    none: '没有待办件',
  },
  en: {
    title: 'Workqueue',
    number: 'Number',
    kind: 'Kind',
    state: 'State',
    left: 'Left',
    days: (days: number, locale: Locale) =>
      days < 0 ? `${numberText(-days, locale)} days overdue` : `${numberText(days, locale)} days left`,
    limit: 'Limit',
    none: 'Nothing to do',
  },
};
const flagColours = { none: 'gray', 'due-soon': 'orange', overdue: 'red' } as const;

/** The clerk's home: what waits for this division, the most urgent first. */
export function Workqueue() {
  const code = useOffice();
  const text = useWords(words);
  const { locale } = useLocale();
  const kinds = useWords(noticeKindWords);
  const states = useWords(noticeStateWords);
  const { data, error, refetch } = useAnswer(
    'listBox',
    { params: { code, box: 'inbox' } },
    { every: 30_000 },
  );
  return (
    <>
      <Title order={1} size={20} mb={12}>
        {text.title}
      </Title>
      <Paper withBorder>
        {error ? (
          <Failed cause={error} again={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : data.body.notices.length === 0 ? (
          <Empty title={text.none} />
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.left}</Table.Th>
                <Table.Th>{text.limit}</Table.Th>
                <Table.Th>{text.number}</Table.Th>
                <Table.Th>{text.kind}</Table.Th>
                <Table.Th>{text.state}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.body.notices.map(({ notice, flag, daysLeft }) => (
                <Table.Tr key={notice.noticeId}>
                  <Table.Td>
                    {daysLeft !== undefined && (
                      <Badge variant="light" color={flagColours[flag]}>
                        {text.days(daysLeft, locale)}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td>{notice.limit && dayText(notice.limit.on, locale)}</Table.Td>
                  <Table.Td>{notice.noticeId}</Table.Td>
                  <Table.Td>{kinds[notice.kind]}</Table.Td>
                  <Table.Td>{states[notice.state]}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Paper>
    </>
  );
}
