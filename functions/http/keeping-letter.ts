import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { senderNow } from '../../shared/domain/notice/hand-over.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import type { Refused } from '../../shared/domain/refusal.ts';
import { hasEnded } from './acting-office.ts';
import { readableNotice } from './notice-reading.ts';

/** A notice with the office that keeps its letter: of the caller's divisions the sender, where it is one. */
export async function keptBy(
  deps: { readonly notices: NoticesById; readonly directory: DirectoryStore },
  noticeId: string,
  caller: Caller,
  now: string,
): Promise<{ readonly kind: 'kept'; readonly notice: Notice; readonly by: string } | Refused> {
  const today = shanghaiDateOf(now);
  const read = await readableNotice(deps, noticeId, caller, today);
  if (read.kind === 'refused') return read;
  const sender = senderNow(read.notice);
  const by = caller.divisions.includes(sender) ? sender : (caller.divisions[0] ?? '');
  const ended = await hasEnded(by, undefined, deps.directory, today);
  return ended ?? { kind: 'kept', notice: read.notice, by };
}
