import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { senderNow } from '../../shared/domain/notice/hand-over.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

/** A notice that the caller may see: one of its two sides, or above one. Unknown and forbidden answer alike. */
export async function readableNotice(
  { notices, directory }: { readonly notices: NoticesById; readonly directory: DirectoryStore },
  noticeId: string,
  caller: Caller,
  today: string,
): Promise<{ readonly kind: 'notice'; readonly notice: Notice } | Refused> {
  const [notice, territories] = await Promise.all([
    notices.get(noticeId),
    territoriesOf(caller, directory, today),
  ]);
  if (!notice || !mayRead(territories, notice.sender, senderNow(notice), notice.holder))
    return refused('notice-unknown');
  return { kind: 'notice', notice };
}
