import { QueryClient } from '@tanstack/react-query';
import { Refused } from './problem.ts';

/** What was read is good for ten seconds; a refusal is an answer and is not asked for again. */
export function freshQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, cause) => !(cause instanceof Refused) && count < 2,
      },
      mutations: { retry: false },
    },
  });
}
