import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import * as z from 'zod/mini';
import type { Configuration } from '../serve/configuration/configuration.ts';
import { READY_PATH } from '../serve/readiness.ts';
import { type Finding, found, whyOf } from './finding.ts';

const PATIENCE_MS = 8_000;

const Ready = z.object({
  status: z.string(),
  checks: z.array(
    z.object({
      check: z.string(),
      state: z.string(),
      zh: z.optional(z.string()),
      en: z.optional(z.string()),
    }),
  ),
});

/** Does it run, and does it call itself ready? */
export async function serverFinding(configuration: Configuration, isRunning: boolean): Promise<Finding> {
  const subject = 'server';
  if (!isRunning)
    return {
      subject,
      state: 'warning',
      found: found('没有运行：谁都不能登记', 'It does not run: nobody can record anything.'),
      todo: found('systemctl start yipan', 'systemctl start yipan'),
    };
  if (configuration.listen.port === 0)
    return {
      subject,
      state: 'ok',
      found: found('在运行，端口不定，没有问它', 'It runs, on any free port, and was not asked.'),
    };
  try {
    const { checks } = Ready.parse(JSON.parse(await readyPage(configuration)));
    const bad = checks.filter(({ state }) => state === 'failed');
    if (bad.length === 0)
      return { subject, state: 'ok', found: found('在运行，已就绪', 'It runs and is ready.') };
    return {
      subject,
      state: 'failed',
      found: found(
        bad.map(({ check, zh }) => `${check}: ${zh ?? ''}`).join('；'),
        bad.map(({ check, en }) => `${check}: ${en ?? ''}`).join(' '),
      ),
      todo: found('按上面所说处理', 'Do what it says.'),
    };
  } catch (cause) {
    return {
      subject,
      state: 'failed',
      found: found(
        `进程在，但 ${READY_PATH} 没有应答：${whyOf(cause)}`,
        `The process is there, but ${READY_PATH} does not answer: ${whyOf(cause)}`,
      ),
      todo: found('看日志；systemctl restart yipan', 'See the log; systemctl restart yipan.'),
    };
  }
}

/** The own server, by the address where it listens: its certificate is for a name, which is not asked for here. */
function readyPage({ listen, tls }: Configuration): Promise<string> {
  const host = listen.address === '0.0.0.0' ? '127.0.0.1' : listen.address === '::' ? '::1' : listen.address;
  const options = { host, port: listen.port, path: READY_PATH, agent: false, timeout: PATIENCE_MS } as const;
  return new Promise((resolve, reject) => {
    const asked = tls ? httpsRequest({ ...options, rejectUnauthorized: false }) : httpRequest(options);
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject);
      response.on('end', () => resolve(text));
    });
    asked.end();
  });
}
