import { Badge, Button, Paper, Select, Table, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { StuckReason } from '../../shared/domain/notice/stuck.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../session/session.ts';
import { Empty } from '../states/empty.tsx';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { dayText, numberText } from '../words/dates.ts';
import { noticeKindWords, noticeStateWords } from '../words/domain-words.ts';
import { useLocale, useWords } from '../words/locale.tsx';

const words = {
  'zh-CN': {
    title: '滞留件',
    none: '没有滞留件',
    noneText: '所有未办结的件都有人在办，或在期限之内。',
    why: '原因',
    all: '全部原因',
    number: '编号',
    kind: '种类',
    state: '状态',
    holder: '应由谁办理',
    platform: '平台',
    since: '自',
    days: '天数',
    more: '下一页',
    first: '回到第一页',
    reasons: {
      'not-delivered': '没有送达',
      'on-paper': '待纸质送达',
      'review-lying': '待审核过久',
      'returned-lying': '退回后未处理',
      'answered-lying': '反馈后未办结',
      'past-escalation': '督办后仍未办',
      'no-limit': '没有时限',
    },
  },
  en: {
    title: 'Stuck list',
    none: 'Nothing is stuck',
    noneText: 'Whatever has not ended is in somebody’s hands, or within its limit.',
    why: 'Why',
    all: 'All reasons',
    number: 'Number',
    kind: 'Kind',
    state: 'State',
    holder: 'Who must act',
    platform: 'The platform',
    since: 'Since',
    days: 'Days',
    more: 'Next page',
    first: 'First page',
    reasons: {
      'not-delivered': 'Not delivered',
      'on-paper': 'To go on paper',
      'review-lying': 'Too long in review',
      'returned-lying': 'Returned and left',
      'answered-lying': 'Answered and left',
      'past-escalation': 'Left after escalation',
      'no-limit': 'Has no limit',
    },
  },
};

/** Notices that have not ended and that nobody moves. */
export function StuckList() {
  const text = useWords(words);
  const { locale } = useLocale();
  const kinds = useWords(noticeKindWords);
  const states = useWords(noticeStateWords);
  const { caller, office } = useSession();
  const [why, setWhy] = useState<StuckReason>();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useAnswer('listStuck', {
    query: {
      ...(caller.role !== 'operator' && { division: office }),
      ...(why && { why }),
      ...(cursor !== undefined && { cursor }),
    },
  });
  return (
    <Paper withBorder>
      <Title order={2} size={16} p="md" pb={4}>
        {text.title}
      </Title>
      <Select
        px="md"
        pb="xs"
        w={240}
        aria-label={text.why}
        placeholder={text.all}
        clearable
        data={StuckReason.options.map((value) => ({ value, label: text.reasons[value] }))}
        value={why ?? null}
        onChange={(value) => {
          setWhy(value === null ? undefined : StuckReason.parse(value));
          setCursor(undefined);
        }}
      />
      {error ? (
        <Failed cause={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.body.stuck.length === 0 ? (
        <Empty title={text.none}>{text.noneText}</Empty>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.why}</Table.Th>
              <Table.Th>{text.days}</Table.Th>
              <Table.Th>{text.number}</Table.Th>
              <Table.Th>{text.kind}</Table.Th>
              <Table.Th>{text.state}</Table.Th>
              <Table.Th>{text.holder}</Table.Th>
              <Table.Th>{text.since}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.body.stuck.map((line) => (
              <Table.Tr key={line.noticeId}>
                <Table.Td>
                  <Badge variant="light" color="orange">
                    {text.reasons[line.why]}
                  </Badge>
                </Table.Td>
                <Table.Td>{numberText(line.days, locale)}</Table.Td>
                <Table.Td>
                  {caller.role === 'operator' ? (
                    line.noticeId
                  ) : (
                    <Link href={`/notices/${encodeURIComponent(line.noticeId)}`}>{line.noticeId}</Link>
                  )}
                </Table.Td>
                <Table.Td>{kinds[line.kind]}</Table.Td>
                <Table.Td>{states[line.state]}</Table.Td>
                <Table.Td>{line.holder === 'platform' ? text.platform : line.holder}</Table.Td>
                <Table.Td>{dayText(line.since.slice(0, 10), locale)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {data?.body.next !== undefined && (
        <Button m="md" variant="default" onClick={() => setCursor(data.body.next)}>
          {text.more}
        </Button>
      )}
      {cursor !== undefined && (
        <Button m="md" variant="subtle" onClick={() => setCursor(undefined)}>
          {text.first}
        </Button>
      )}
    </Paper>
  );
}
