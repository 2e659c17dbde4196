import { Alert, Text } from '@mantine/core';
import { Refused } from '../api/problem.ts';
import { useWords } from '../words/locale.tsx';
import type { Outcome } from './account-line.ts';
import { accountWords } from './account-words.ts';

/** What came of an act: a secret to be handed over, that another must agree, or why not. */
export function OutcomeNote({
  outcome,
  error,
}: {
  readonly outcome: Outcome | undefined;
  readonly error: Error | null;
}) {
  const text = useWords(accountWords);
  if (error)
    return (
      <Alert color="red" role="alert">
        {error instanceof Refused ? error.problem.title : error.message}
      </Alert>
    );
  if (!outcome) return null;
  const secrets = [
    [text.password, outcome.temporaryPassword],
    [text.word, outcome.enrolmentWord],
  ].filter(([, secret]) => secret !== undefined);
  return (
    <Alert color="green" role="status">
      {outcome.proposal === undefined ? text.done : text.proposed}
      {secrets.length > 0 && <Text mt={4}>{text.secret}</Text>}
      {secrets.map(([label, secret]) => (
        <Text key={label}>
          {label} <code>{secret}</code>
        </Text>
      ))}
    </Alert>
  );
}
