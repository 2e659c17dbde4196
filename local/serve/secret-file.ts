import { statSync } from 'node:fs';

/** Others than its owner may do something with it. */
const OTHERS = 0o077;

/**
 * Throws where a file with a secret is not there, is no file, belongs to somebody else (unless root asks) or may be read by others. On Windows, which
 * has no such modes, only where it is not there.
 */
export function checkSecretFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Error('没有这个文件 there is no such file');
  if (!stat.isFile()) throw new Error('不是文件 it is no file');
  const me = process.getuid?.();
  if (me === undefined) return;
  if ((stat.mode & OTHERS) !== 0) {
    const mode = (stat.mode & 0o777).toString(8).padStart(4, '0');
    throw new Error(
      `权限 ${mode}，其他用户可读写，请运行 others may use it (mode ${mode}), so run: chmod 600 ${path}`,
    );
  }
  // Root checks the files of the user that runs it.
  if (me !== 0 && stat.uid !== me && stat.uid !== 0)
    throw new Error(`属于用户 it belongs to user ${stat.uid}，而程序以用户 and this runs as user ${me}`);
}
