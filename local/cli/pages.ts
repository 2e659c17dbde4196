import type { Answered, Call } from './calling.ts';

type Send = (call: Call) => Promise<Answered>;

/** Every page of a list as one answer. A page that is refused is the answer. */
export async function allPages(send: Send, call: Call): Promise<Answered> {
  const lists: Record<string, unknown[]> = {};
  let cursor: string | undefined;
  for (;;) {
    const answer = await send({ ...call, query: { limit: '200', ...call.query, ...(cursor && { cursor }) } });
    if (answer.status >= 300) return answer;
    const page = JSON.parse(answer.bytes.toString()) as Record<string, unknown>;
    for (const [name, value] of Object.entries(page)) {
      if (Array.isArray(value)) (lists[name] ??= []).push(...value);
    }
    const { next, ...rest } = page;
    if (typeof next !== 'string')
      return { ...answer, bytes: Buffer.from(JSON.stringify({ ...rest, ...lists })) };
    cursor = next;
  }
}

/** An operation that has pages takes the `next` of one as the `cursor` of the following. */
export function hasPages({ operation }: Pick<Call, 'operation'>): boolean {
  const { query, answers } = operation;
  const shape = (schema: unknown): object => (schema as { readonly shape?: object } | undefined)?.shape ?? {};
  return 'cursor' in shape(query) && Object.values(answers).some((answer) => 'next' in shape(answer));
}
