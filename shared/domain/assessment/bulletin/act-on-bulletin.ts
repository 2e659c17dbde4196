import type { LocalDate } from '../../calendar/date.ts';
import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { Role } from '../../caller/caller.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { Hand } from '../timeline.ts';
import { type Bulletin, type BulletinEdit, numberWords } from './bulletin.ts';
import { type BulletinEvent, bulletinStateAfter } from './bulletin-transitions.ts';
import { editDocument } from './edit-document.ts';

export interface BulletinFacts extends Hand {
  readonly role: Role;
}

export type BulletinActed = { readonly kind: 'acted'; readonly bulletin: Bulletin } | Refused;

/** 核稿: takes an editor’s words. An edit without any says that the draft was read and stands. */
export function editBulletin(bulletin: Bulletin, edit: BulletinEdit, facts: BulletinFacts): BulletinActed {
  const refusal = mayNot(bulletin, 'edit', facts, ['clerk', 'reviewer', 'manager']);
  if (refusal) return refusal;
  const edited = editDocument(bulletin.document, edit, bulletin.version);
  return 'kind' in edited ? edited : stepped(bulletin, 'edit', facts, { document: edited });
}

/**
 * 签发 by a manager (分管领导) who did not edit it last. `number` is the next of the office’s year, which the caller takes in the same
 * write; the day of issue is the day in Shanghai.
 */
export function issueBulletin(bulletin: Bulletin, number: number, facts: BulletinFacts): BulletinActed {
  const refusal = mayNot(bulletin, 'issue', facts, ['manager']);
  if (refusal) return refusal;
  const lastEdit = bulletin.timeline.findLast(({ event }) => event === 'edit');
  if (lastEdit?.subject === facts.subject) return refused('issuer-is-editor');
  const issuedOn: LocalDate = shanghaiDateOf(facts.now);
  const { mark } = bulletin.document.office;
  const full = { mark, year: Number(issuedOn.slice(0, 4)), number };
  return stepped(
    bulletin,
    'issue',
    facts,
    { document: { ...bulletin.document, number: full, issuedOn } },
    numberWords(full),
  );
}

/** 撤回 of an issued bulletin, which stays as it was. What replaces it is drafted anew and gets a number of its own. */
export function withdrawBulletin(bulletin: Bulletin, reason: string, facts: BulletinFacts): BulletinActed {
  const refusal = mayNot(bulletin, 'withdraw', facts, ['manager']);
  return refusal ?? stepped(bulletin, 'withdraw', facts, { withdrawn: { at: facts.now, reason } }, reason);
}

function mayNot(
  { document, state }: Bulletin,
  event: BulletinEvent,
  { by, role }: BulletinFacts,
  roles: readonly Role[],
): Refused | null {
  if (by !== document.office.division) {
    return refused('division-not-yours', undefined, { division: document.office.division });
  }
  if (!roles.includes(role)) return refused('role-not-allowed', undefined, { role });
  return bulletinStateAfter(event, state) === null
    ? refused('transition-not-allowed', '/action', { state, action: event })
    : null;
}

function stepped(
  bulletin: Bulletin,
  event: BulletinEvent,
  { by, subject, now }: BulletinFacts,
  changes: Partial<Pick<Bulletin, 'document' | 'withdrawn'>>,
  note?: string,
): BulletinActed {
  const state = bulletinStateAfter(event, bulletin.state) ?? bulletin.state;
  return {
    kind: 'acted',
    bulletin: {
      ...bulletin,
      ...changes,
      state,
      version: bulletin.version + 1,
      timeline: [...bulletin.timeline, { at: now, event, by, subject, ...(note !== undefined && { note }) }],
    },
  };
}
