import { type BoxPlace, boxOf } from '../domain/notice/box.ts';
import { Notice } from '../domain/notice/notice.ts';

/** The partition of a division's box in the index `by-box`. */
export function partitionOf({ box, division }: Pick<BoxPlace, 'box' | 'division'>): string {
  return `${box}#${division}`;
}

/** A notice as its table keeps it: with the keys of both indexes. */
export function toItem(notice: Notice): Record<string, unknown> {
  const place = boxOf(notice);
  const { noticeId, createdAt } = notice;
  return {
    ...notice,
    boxOf: partitionOf(place),
    sortId: `${place.sort}#${noticeId}`,
    createdId: `${createdAt}#${noticeId}`,
  };
}

/** What the domain knows of such an item, not yet parsed: without the keys of the indexes. */
export function plainNotice({
  boxOf: _box,
  sortId: _sort,
  createdId: _created,
  ...notice
}: Record<string, unknown>): Record<string, unknown> {
  return notice;
}

export function fromItem(item: Record<string, unknown>): Notice {
  return Notice.parse(plainNotice(item));
}
