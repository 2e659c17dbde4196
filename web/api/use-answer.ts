import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.ts';
import type { Input, OperationId } from './operations.ts';

interface Options {
  /** False while something that it needs is not known yet. */
  readonly enabled?: boolean;
  /** Asked again after so many milliseconds while the page is looked at. */
  readonly every?: number;
}

/** What an operation that only reads answers, kept, and asked again when it is old. */
export function useAnswer<Id extends OperationId>(
  id: Id,
  input: Input<Id>,
  { enabled = true, every }: Options = {},
) {
  const { call } = useSession();
  return useQuery({
    queryKey: [id, input],
    queryFn: ({ signal }) => call(id, input, signal),
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  });
}
