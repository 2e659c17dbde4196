import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A state that fills a place where something would stand: what it is, in a sentence, and what one can do. */
export function StateBox({
  title,
  children,
  action,
  role,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
}) {
  return (
    <Stack align="center" gap={6} py={48} px={24} role={role}>
      <Title order={2} size={16} fw={600}>
        {title}
      </Title>
      {children !== undefined && (
        <Text c="dimmed" ta="center" maw={520}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
