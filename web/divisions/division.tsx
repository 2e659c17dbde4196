import { Anchor, Badge, Group, Paper, Stack, Text, Timeline, Title } from '@mantine/core';
import { Link, useParams } from 'wouter';
import type { Answer } from '../api/operations.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCaller } from '../session/session.ts';
import { Failed } from '../states/failed.tsx';
import { Loading } from '../states/loading.tsx';
import { dayText } from '../words/dates.ts';
import { type Locale, useLocale, useWords } from '../words/locale.tsx';
import { divisionWords } from './division-words.ts';
import { ParticipationOf } from './participation.tsx';

type Division = Answer<'readDivision'>['division'];

/** One division: where it stands, how it came to be, and when it took part. */
export function DivisionPage() {
  const text = useWords(divisionWords);
  const { role } = useCaller();
  const { code } = useParams<{ code: string }>();
  const { data, error, refetch } = useAnswer('readDivision', { params: { code } });
  if (error) return <Failed cause={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  const { division, above, below, joined } = data.body;
  return (
    <Stack gap="md">
      <Group>
        <Title order={1} size={20}>
          {division.name} {division.code}
        </Title>
        <Badge variant="light" color={joined ? 'green' : 'gray'}>
          {joined ? text.joined : text.notJoined}
        </Badge>
        {!joined && <Text c="dimmed">{text.notJoinedText}</Text>}
      </Group>
      <Paper withBorder p="md">
        <Title order={2} size={16} mb={8}>
          {text.above}
        </Title>
        <Names divisions={above} />
        <Title order={2} size={16} mt={16} mb={8}>
          {text.below}
        </Title>
        {below.length === 0 ? <Text c="dimmed">{text.noBelow}</Text> : <Names divisions={below} />}
      </Paper>
      <Lineage division={division} />
      {division.level === 'county' && role !== 'partner' && <ParticipationOf code={code} />}
    </Stack>
  );
}

function Names({ divisions }: { readonly divisions: readonly Division[] }) {
  return (
    <Group gap="xs">
      {divisions.map(({ code, name }) => (
        <Anchor key={code} component={Link} href={`/divisions/${code}`}>
          {name}
        </Anchor>
      ))}
    </Group>
  );
}

/** From when to when its code held, and what it took over and went to. */
function Lineage({ division }: { readonly division: Division }) {
  const text = useWords(divisionWords);
  const { locale } = useLocale();
  const { validFrom, fromPrecision, validTo, toPrecision, predecessors, successors, partsTo, source } =
    division;
  const day = (on: string | null, precision: 'day' | 'year', none: string) =>
    on === null ? none : `${datedText(on, precision, locale)}${precision === 'year' ? text.yearOnly : ''}`;
  return (
    <Paper withBorder p="md">
      <Title order={2} size={16} mb={12}>
        {text.history}
      </Title>
      <Timeline bulletSize={14} active={validTo === null ? 1 : 2}>
        <Timeline.Item title={`${text.from}: ${day(validFrom, fromPrecision, text.before)}`}>
          <Codes label={text.predecessors} codes={predecessors} />
        </Timeline.Item>
        <Timeline.Item title={`${text.to}: ${day(validTo, toPrecision, text.still)}`}>
          <Codes label={text.successors} codes={successors} />
          <Codes label={text.partsTo} codes={partsTo} />
        </Timeline.Item>
      </Timeline>
      {source !== undefined && (
        <Text c="dimmed" mt={8}>
          {text.source}: {source}
        </Text>
      )}
    </Paper>
  );
}

function Codes({ label, codes }: { readonly label: string; readonly codes: readonly string[] }) {
  if (codes.length === 0) return null;
  return (
    <Text>
      {label}{' '}
      {codes.map((code) => (
        <Anchor key={code} component={Link} href={`/divisions/${code}`} mr={8}>
          {code}
        </Anchor>
      ))}
    </Text>
  );
}

/** A date that is only known by its year is told as a year. */
function datedText(on: string, precision: 'day' | 'year', locale: Locale): string {
  return precision === 'year' ? on.slice(0, 4) : dayText(on, locale);
}
