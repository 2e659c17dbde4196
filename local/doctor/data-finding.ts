import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { CURRENT_FORMAT, formatOf } from '../../shared/sqlite/format.ts';
import { type DataFolder, realFolder } from '../data-folder.ts';
import { openToRead } from '../keeping/open-to-read.ts';
import { readRuleBook } from '../rules-file.ts';
import { checkOwner } from '../serve/folder-owner.ts';
import { type Finding, found, whyOf } from './finding.ts';

/** The data folder as it was found, with its database open to read where that could be. */
export interface FoundData {
  readonly finding: Finding;
  readonly files?: DataFolder;
  readonly db?: DatabaseSync;
}

/** Is everything in the folder there and whole? Every page of the database is looked at where `looks` says so. */
export function dataFound(folder: string, looks: boolean): FoundData {
  const subject = 'data';
  let files: DataFolder | undefined;
  let db: DatabaseSync | undefined;
  try {
    checkOwner(folder);
    files = realFolder(folder);
    readRuleBook(folder);
    if (!existsSync(files.database))
      return {
        files,
        finding: {
          subject,
          state: 'warning',
          found: found(`${folder} 中还没有数据库`, `${folder} has no database yet.`),
          todo: found('启动一次：systemctl start yipan', 'Start it once: systemctl start yipan'),
        },
      };
    db = openToRead(files.database);
    const format = formatOf(db);
    if (format > CURRENT_FORMAT)
      throw new Error(`由更新的版本写成 a later version wrote it (${format} > ${CURRENT_FORMAT})`);
    if (looks) {
      const faults = db
        .prepare('PRAGMA quick_check(3)')
        .all()
        .map((row) => String(row['quick_check']));
      if (faults.join() !== 'ok') throw new Error(`数据库残缺 the database is torn: ${faults.join('; ')}`);
    }
    const n =
      format === CURRENT_FORMAT ? Number(db.prepare('SELECT count(*) AS n FROM movements').get()?.['n']) : 0;
    if (format < CURRENT_FORMAT) {
      db.close();
      return {
        files,
        finding: {
          subject,
          state: 'ok',
          found: found(
            `数据库由较早的版本写成（格式 ${format}），下次启动时升级，事先留副本`,
            `An earlier version wrote the database (format ${format}); the next start brings it forward, and keeps a copy.`,
          ),
        },
      };
    }
    const pages = looks ? found('，每页完好', ', every page is whole') : found('', '');
    return {
      files,
      db,
      finding: {
        subject,
        state: 'ok',
        found: found(`变动 ${n} 条${pages.zh}`, `${n} movements${pages.en}.`),
      },
    };
  } catch (cause) {
    db?.close();
    return {
      ...(files && { files }),
      finding: {
        subject,
        state: 'failed',
        found: found(`${folder}：${whyOf(cause)}`, `${folder}: ${whyOf(cause)}`),
        todo: found(
          '磁盘有问题先换盘；数据库残缺则恢复最新的备份：yipan restore',
          'Where it is the disk, replace that first; where the database is torn, restore the newest backup: yipan restore',
        ),
      },
    };
  }
}
