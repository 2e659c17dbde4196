import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../session/session.ts';
import type { Outcome } from './account-line.ts';

/** Reads from a route of accounts, kept under its address. */
export function useAccounts<T>(address: string) {
  const { administer } = useSession();
  return useQuery({
    queryKey: ['accounts', address],
    queryFn: () => administer?.<T>('GET', address),
    enabled: administer !== undefined,
  });
}

/** Does something with accounts; all that was read of them is read anew. */
export function useAct() {
  const { administer } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ address, body }: { readonly address: string; readonly body?: unknown }) =>
      await administer?.<Outcome>('POST', address, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
}
