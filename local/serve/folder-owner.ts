import { statSync } from 'node:fs';

/** As root it would leave files behind that the user of the installation cannot write. */
export function checkOwner(folder: string): void {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const me = process.getuid?.();
  if (owner === undefined || me === undefined || owner === me) return;
  throw new Error(
    `属于用户 ${owner}，而程序以用户 ${me} 运行，请用 it belongs to user ${owner}, and this runs as user ${me}: runuser -u USER -- yipan …`,
  );
}
