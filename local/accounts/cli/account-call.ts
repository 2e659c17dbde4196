import { caller, NoConnection } from '../../cli/calling.ts';
import { shown } from '../../cli/showing.ts';

/** What the platform answered. */
export interface Answered {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape, from our own platform
  readonly body: any;
}

/** Calls an account route. Throws `NoConnection` with a sentence where nobody answers. */
export async function accountCall(
  url: string,
  method: 'GET' | 'POST',
  path: string,
  { token = '', body }: { readonly token?: string; readonly body?: unknown } = {},
): Promise<Answered> {
  const { fetched } = caller(url, token, () => {});
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const { status, bytes, type } = await fetched(method, path, { 'content-type': 'application/json' }, sent);
  if (!/json/.test(type)) throw new NoConnection(`${url} 不是一盘棋 is not Yipan.`);
  return { status, body: JSON.parse(bytes.toString()) };
}

/** Says an answer, or why there is none, and answers the exit code. */
export function told({ status, body }: Answered): number {
  if (status < 300) {
    console.log(shown(body, process.stdout.columns ?? 120));
    return 0;
  }
  const errors = (body.errors ?? []) as readonly { pointer: string; detail: string }[];
  const lines = errors.map(({ pointer, detail }) => `  ${pointer} ${detail}`);
  console.error([`${body.title}`, ...lines].join('\n'));
  return 1;
}
