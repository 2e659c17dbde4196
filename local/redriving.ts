import type * as z from 'zod/mini';
import { listDeadLettersOperation, redriveOperation } from '../shared/api/operator-operations.ts';
import type { DeadLetter } from '../shared/domain/dead-letter/dead-letters.ts';

/** The platform over HTTP, as an operator sees it. */
export interface OperatorApi {
  list(source: string | undefined): Promise<readonly DeadLetter[]>;
  /** One page of a source, or one letter of it. */
  redrive(asked: z.input<typeof redriveOperation.body>): Promise<Page>;
}
type Page = z.output<(typeof redriveOperation.answers)[200]>;

/** The platform answered with a problem, or not at all; the message says what to do. */
export class OperatorApiError extends Error {
  override readonly name = 'OperatorApiError';
}

/** An operator's calls to a running platform. Throws `OperatorApiError` with the problem's own sentence. */
export function operatorApi(url: string, token: string): OperatorApi {
  const call = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(new URL(path, url), {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new OperatorApiError(
        `${url} 没有应答，请先运行 npm start。Nothing answers at ${url}: is npm start running there?`,
      );
    });
    const answer = (await response.json().catch(() => ({}))) as {
      readonly title?: string;
      readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
    };
    if (response.status === 401) {
      throw new OperatorApiError(
        `${answer.title ?? ''} --data 应为运行中的平台的数据文件夹。The token was not taken: --data must be the folder of the running platform.`,
      );
    }
    if (!response.ok) {
      const fields = (answer.errors ?? []).map(({ pointer, detail }) => ` ${pointer}: ${detail}`);
      throw new OperatorApiError(`${answer.title ?? `${url} answered ${response.status}`}${fields.join()}`);
    }
    return answer;
  };
  return {
    async list(source) {
      const letters: DeadLetter[] = [];
      let cursor: string | undefined;
      do {
        const asked = new URLSearchParams({
          limit: '200',
          ...(source && { source }),
          ...(cursor && { cursor }),
        });
        const page = listDeadLettersOperation.answers[200].parse(
          await call(`${listDeadLettersOperation.path}?${asked.toString()}`),
        );
        letters.push(...page.letters);
        cursor = page.next;
      } while (cursor !== undefined);
      return letters;
    },
    redrive: async (asked) => redriveOperation.answers[200].parse(await call(redriveOperation.path, asked)),
  };
}

/** Puts letters back, source by source and page by page, telling how far it is. */
export async function redriveAll(
  api: OperatorApi,
  letters: readonly DeadLetter[],
  tell: (done: number) => void,
): Promise<{ readonly redriven: number; readonly failed: number }> {
  let redriven = 0;
  let failed = 0;
  for (const source of new Set(letters.map((letter) => letter.source))) {
    let cursor: string | undefined;
    do {
      const page = await api.redrive({ source, ...(cursor !== undefined && { cursor }) });
      redriven += page.redriven;
      failed += page.failed;
      tell(redriven + failed);
      cursor = page.next;
    } while (cursor !== undefined);
  }
  return { redriven, failed };
}
