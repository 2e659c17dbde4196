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

const EDITORS: readonly Role[] = ['clerk', 'reviewer', 'manager'];

export type BulletinActed = { readonly kind: 'acted'; readonly bulletin: Bulletin } | Refused;

/** 核稿: takes an editor’s words. An edit without any says that the draft was read and stands. */
export function editBulletin(bulletin: Bulletin, edit: BulletinEdit, facts: BulletinFacts): BulletinActed {
  const refusal = mayNot(bulletin, 'edit', facts, EDITORS);
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

/**
 * 重新起草 from the results as they are now: what replaces a withdrawn one is a document of its own; one that was not issued yet is drafted
 * over, without the words of its editors. `drafted` is what the platform would draft today.
 */
export function redraftBulletin(bulletin: Bulletin, drafted: Bulletin, facts: BulletinFacts): BulletinActed {
  if (bulletin.state === 'withdrawn') {
    const { now: at, by, subject } = facts;
    const refusal = isNotTheirs(bulletin, facts, EDITORS);
    const timeline = [{ at, event: 'draft' as const, by, subject }];
    return refusal ?? { kind: 'acted', bulletin: { ...drafted, timeline } };
  }
  const { document, resultsDigest } = drafted;
  const refusal = mayNot(bulletin, 'redraft', facts, EDITORS);
  return refusal ?? stepped(bulletin, 'redraft', facts, { document, resultsDigest });
}

function mayNot(
  bulletin: Bulletin,
  event: BulletinEvent,
  facts: BulletinFacts,
  roles: readonly Role[],
): Refused | null {
  const { state } = bulletin;
  const refusal = isNotTheirs(bulletin, facts, roles);
  if (refusal) return refusal;
  return bulletinStateAfter(event, state) === null
    ? refused('transition-not-allowed', '/action', { state, action: event })
    : null;
}

function isNotTheirs(
  { document }: Bulletin,
  { by, role }: BulletinFacts,
  roles: readonly Role[],
): Refused | null {
  if (by !== document.office.division) {
    return refused('division-not-yours', undefined, { division: document.office.division });
  }
  return roles.includes(role) ? null : refused('role-not-allowed', undefined, { role });
}

function stepped(
  bulletin: Bulletin,
  event: BulletinEvent,
  { by, subject, now }: BulletinFacts,
  changes: Partial<Pick<Bulletin, 'document' | 'withdrawn' | 'resultsDigest'>>,
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
