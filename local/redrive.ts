import { SingleBar } from 'cli-progress';
import type { DeadLetter } from '../shared/domain/dead-letter/dead-letters.ts';
import { commandLine, runCommand } from './command-line.ts';
import { startedSandboxFolder } from './data-folder.ts';
import { type OperatorApi, operatorApi, redriveAll } from './redriving.ts';
import { openDevelopmentIssuer } from './runtime/development-issuer.ts';

const HELP = `重新投递 npm run redrive -- [options]
Puts back what could not be handled, through a running platform (npm start).
通过运行中的平台（npm start）重新投递失败件。
  --list            show dead letters, whole, and put nothing back   只列出
  --source SOURCE   only this source, e.g. queue:delivery, feed:derive-movement   只此来源
  --id ID           only this letter   只此一件
  --url URL         address of the platform, default http://localhost:8787   平台地址
  --data FOLDER     data folder of the running platform, default .data   数据文件夹
  --help            this text   本说明`;

const OPTIONS = {
  list: { type: 'boolean', default: false },
  source: { type: 'string' },
  id: { type: 'string' },
  url: { type: 'string', default: 'http://localhost:8787' },
  data: { type: 'string', default: '.data' },
  help: { type: 'boolean', default: false },
} as const;

async function redrive(): Promise<void> {
  const { help, list, source, id, url, data } = commandLine(
    'npm run redrive',
    OPTIONS,
    process.argv.slice(2),
  );
  if (help) {
    console.log(HELP);
    return;
  }
  if (!URL.canParse(url)) {
    throw new Error(`--url 不是网址 is no address: "${url}". 例如 For example http://localhost:8787`);
  }
  const { issuer } = startedSandboxFolder(data);
  const minter = await openDevelopmentIssuer(issuer);
  const token = await minter.mint({ subject: 'npm-run-redrive', role: 'operator', divisions: [] });
  const api = operatorApi(url, token);
  const found = await api.list(source);
  const letters = id === undefined ? found : found.filter((letter) => letter.id === id);
  if (letters.length === 0) {
    console.log(
      id === undefined
        ? '没有投递失败件。There are no dead letters.'
        : `没有编号为 ${id} 的投递失败件。There is no dead letter ${id}.`,
    );
    process.exitCode = id === undefined ? 0 : 1;
  } else if (list) {
    for (const letter of letters) console.log(shown(letter));
  } else {
    await putBack(api, letters, id !== undefined);
  }
}

async function putBack(api: OperatorApi, letters: readonly DeadLetter[], isOne: boolean): Promise<void> {
  const [first] = letters;
  const done =
    isOne && first
      ? await api.redrive({ source: first.source, id: first.id })
      : await withBar(letters.length, (tell) => redriveAll(api, letters, tell));
  console.log(`已重新投递 ${done.redriven} 件。${done.redriven} put back.`);
  if (done.failed > 0) {
    console.log(
      `${done.failed} 件再次失败，仍留在原处；--list 可查看原因。${done.failed} failed again and stay; --list shows them.`,
    );
    process.exitCode = 1;
  }
}

async function withBar<T>(total: number, work: (tell: (done: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: '重新投递 [{bar}] {value}/{total}', clearOnComplete: true });
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
}

function shown({ source, id, at, reason, body }: DeadLetter): string {
  return `${source}  ${id}  ${at}  ${reason}\n  ${body}`;
}

runCommand(redrive);
